PRAGMA application_id=1752196728;
PRAGMA user_version=4;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT
    ;
INSERT INTO "_sqlite_migrations" VALUES(1,'hipflex','m001_training_log','2026-11-29 16:06:32.296207+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'hipflex','m002_measured_hips','2026-11-29 16:06:32.297041+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'hipflex','m003_sums_of_sessions','2026-11-29 16:06:32.298701+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'hipflex','m004_ids_by_their_end','2026-11-29 16:06:32.298871+00:00');
CREATE TABLE bests (
      exercise TEXT NOT NULL,
      side TEXT,
      load_g INTEGER,
      band TEXT,
      reps INTEGER,
      epley_reps INTEGER,
      hold_s INTEGER,
      distance_mm INTEGER
    ) STRICT
    ;
INSERT INTO "bests" VALUES('hanging-leg-raise',NULL,2500,NULL,9,9,NULL,NULL);
INSERT INTO "bests" VALUES('hanging-leg-raise',NULL,NULL,'red',8,8,NULL,NULL);
INSERT INTO "bests" VALUES('knee-raise',NULL,NULL,'green',0,0,NULL,NULL);
INSERT INTO "bests" VALUES('knee-raise',NULL,NULL,NULL,NULL,NULL,NULL,400000);
INSERT INTO "bests" VALUES('knee-raise','left',NULL,NULL,12,12,NULL,NULL);
INSERT INTO "bests" VALUES('knee-raise','right',NULL,NULL,12,12,NULL,NULL);
INSERT INTO "bests" VALUES('hanging-leg-raise',NULL,NULL,NULL,11,11,NULL,NULL);
CREATE TABLE change_parts (
      change INTEGER NOT NULL REFERENCES changes (key),
      part INTEGER NOT NULL CHECK (part > 0),
      content TEXT NOT NULL,
      PRIMARY KEY (change, part)
    ) STRICT
    ;
INSERT INTO "change_parts" VALUES(14,1,'{"new":{"session":{"from a file":{"workout":"Push","origin":"import","started_utc":1794826800}}}}');
INSERT INTO "change_parts" VALUES(14,2,'{"new":{"check_in":{"check":{"performed_utc":1794740400,"left":"tight","right":"clear","left_deg":10.0,"right_deg":-2.5}}}}');
INSERT INTO "change_parts" VALUES(14,3,'{"new":{"set":{"from a file 1":{"session":"from a file","exercise":"knee-raise","source":"strong","identity":"strong from a file 1","cells":"{\"Weight\": \"2.5\"}","type":"failure","reps":0,"band":"green","note":"\"a\", b","performed_utc":1794826800,"offset_s":3600},"from a file 2":{"session":"from a file","exercise":"knee-raise","source":"strong","identity":"strong from a file 2","cells":"{\"Weight\": \"2.5\"}","number":2,"seconds":95,"distance_mm":400000,"performed_utc":1794826800,"offset_s":3600}}}}');
CREATE TABLE changes (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      tick INTEGER NOT NULL CHECK (tick > 0),
      machine INTEGER NOT NULL REFERENCES machines (key),
      version INTEGER NOT NULL,
      action TEXT NOT NULL,
      said TEXT NOT NULL,
      line_of TEXT,
      target TEXT,
      made_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "changes" VALUES(1,'01m8m0xq3nwts6r8h2wn',1,1,4,'log','',NULL,NULL,1795161601,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8m0xq3nvsewqc5tcq":{"exercise":"hanging-leg-raise","reps":10,"performed_utc":1794848400},"01m8m0xq3nvsewqc5tcr":{"exercise":"hanging-leg-raise","number":2,"reps":9,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(2,'01m8m0xq3ym0nhd8b889',2,1,4,'log','',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m7gtek00vy1krxhm0h":{"workout":"test"}},"set":{"01m8m0xq3y7zrcn458jk":{"exercise":"knee-raise","side":"left","reps":12,"performed_utc":1794848400},"01m8m0xq3ym0nhd8b888":{"exercise":"knee-raise","side":"right","reps":12,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(3,'01m8m0xq41mksz70txt2',3,1,4,'log','',NULL,NULL,1795161603,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8m0xq416m82mzpxf5":{"exercise":"knee-raise","side":"right","reps":8,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(4,'01m8m0xq43wpa9z4rreh',4,1,4,'log','',NULL,NULL,1795161604,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8m0xq43wpa9z4rreg":{"exercise":"knee-raise","side":"left","reps":7,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(5,'01m8m0xq47matrgnm55v',5,1,4,'start','started Test',NULL,NULL,1795161606,3600,'{"new":{"session":{"01m8m0xq46at8qxp32hc":{"workout":"test","state":"open","origin":"workout","started_utc":1795161605,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(6,'01m8m0xq4axsjgd2z133',6,1,4,'log','','01m8m0xq46at8qxp32hc',NULL,1795161608,3600,'{"new":{"set":{"01m8m0xq4a9cv9pvj61k":{"exercise":"hanging-leg-raise","reps":8,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161607}}}}');
INSERT INTO "changes" VALUES(7,'01m8m0xq4dghe3v8wmpz',7,1,4,'log','','01m8m0xq46at8qxp32hc',NULL,1795161610,3600,'{"new":{"set":{"01m8m0xq4dghe3v8wmpy":{"exercise":"hanging-leg-raise","number":2,"reps":9,"load_g":2500,"target":"{\"reps\":[8,10]}","position":1,"slot":2,"performed_utc":1795161609}}}}');
INSERT INTO "changes" VALUES(8,'01m8m0xq4fq46bcw66w4',8,1,4,'log','','01m8m0xq46at8qxp32hc',NULL,1795161612,3600,'{"new":{"set":{"01m8m0xq4ff838xxcdbc":{"exercise":"hanging-leg-raise","number":3,"reps":8,"band":"red","rpe":8.5,"target":"{\"reps\":[8,10]}","position":1,"slot":3,"performed_utc":1795161611}}}}');
INSERT INTO "changes" VALUES(9,'01m8m0xq4j9xe9p9bxym',9,1,4,'note','[b]à, it''s','01m8m0xq46at8qxp32hc',NULL,1795161614,3600,'{"edit":{"session":{"01m8m0xq46at8qxp32hc":{"note":"[b]à, it''s"}}}}');
INSERT INTO "changes" VALUES(10,'01m8m0xq4mzf9db6xyc6',10,1,4,'add','','01m8m0xq46at8qxp32hc',NULL,1795161616,3600,'{"new":{"set":{"01m8m0xq4mzf9db6xyc4":{"exercise":"knee-raise","side":"left","reps":5,"position":2,"slot":3,"performed_utc":1795161615},"01m8m0xq4mzf9db6xyc5":{"exercise":"knee-raise","side":"right","reps":5,"position":2,"slot":3,"performed_utc":1795161615}}},"edit":{"session":{"01m8m0xq46at8qxp32hc":{"plan":4}}}}');
INSERT INTO "changes" VALUES(11,'01m8m0xq4qgyrn88kfda',11,1,4,'skip','Knee raise, set 1','01m8m0xq46at8qxp32hc',NULL,1795161618,3600,'{"edit":{"session":{"01m8m0xq46at8qxp32hc":{"plan":5,"note":"[b]à, it''s\nskipped Knee raise: pain"}}}}');
INSERT INTO "changes" VALUES(12,'01m8m0xq4tn43z5z8kgy',12,1,4,'swap','Knee raise for Hanging leg raise','01m8m0xq46at8qxp32hc',NULL,1795161620,3600,'{"edit":{"session":{"01m8m0xq46at8qxp32hc":{"plan":7}}}}');
INSERT INTO "changes" VALUES(13,'01m8m0xq4we71bx2vghk',13,1,4,'finish','finished test',NULL,NULL,1795161622,3600,'{"edit":{"session":{"01m8m0xq46at8qxp32hc":{"state":"finished","ended_utc":1795161621,"ended_offset_s":3600}},"set":{}}}');
INSERT INTO "changes" VALUES(14,'01m8m0xq5d8vx1tr7kf9',14,1,4,'import','import of 2 sets',NULL,NULL,1795161623,3600,'{}');
INSERT INTO "changes" VALUES(15,'01m8m0xq5jdc22mxtsr0',15,1,4,'edit','hanging-leg-raise 10 to hanging-leg-raise 11',NULL,NULL,1795161624,3600,'{"edit":{"set":{"01m8m0xq3nvsewqc5tcq":{"reps":11,"seconds":null,"distance_mm":null,"note":"edited"}}}}');
INSERT INTO "changes" VALUES(16,'01m8m0xq5njayb8n395z',16,1,4,'delete','hanging-leg-raise 9',NULL,NULL,1795161625,3600,'{"edit":{"set":{"01m8m0xq3nvsewqc5tcr":{"deleted":1}},"session":{}}}');
INSERT INTO "changes" VALUES(17,'01m8m0xq5qy8msz7p03k',17,1,4,'check-in','left clear, right tight 5.7deg',NULL,NULL,1795161627,3600,'{"new":{"check_in":{"01m8m0xq5qy8msz7p03j":{"performed_utc":1795161626,"left":"clear","right":"tight","right_deg":5.7}}}}');
INSERT INTO "changes" VALUES(18,'01m8m0xq5s6wfcadgcxc',18,1,4,'undo','',NULL,'01m8m0xq5qy8msz7p03k',1795161628,3600,'{}');
INSERT INTO "changes" VALUES(19,'01m8m0xq5ta4pn0ajmt1',19,1,4,'redo','',NULL,'01m8m0xq5qy8msz7p03k',1795161629,3600,'{}');
INSERT INTO "changes" VALUES(20,'01m8m0xq5wshnjdbjxxw',20,1,4,'check-in','left tight, right tight',NULL,NULL,1795161631,3600,'{"new":{"check_in":{"01m8m0xq5wc14gxyqhtd":{"performed_utc":1795161630,"left":"tight","right":"tight"}}}}');
INSERT INTO "changes" VALUES(21,'01m8m0xq5xtaay04hg6x',21,1,4,'undo','',NULL,'01m8m0xq5wshnjdbjxxw',1795161632,3600,'{}');
INSERT INTO "changes" VALUES(22,'01m8m0xq4zn0n087pny6',1,2,4,'start','started Test',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m8m0xq4yp6fat9jc9q":{"workout":"test","state":"open","origin":"workout","started_utc":1795161601,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(23,'01m8m0xq53pmtv3fyt33',2,2,4,'log','','01m8m0xq4yp6fat9jc9q',NULL,1795161604,3600,'{"new":{"set":{"01m8m0xq53pmtv3fyt32":{"exercise":"hanging-leg-raise","type":"warmup","reps":11,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161603}}}}');
INSERT INTO "changes" VALUES(24,'01m8m0xq556eapbcmpp1',3,2,4,'discard','discarded test',NULL,NULL,1795161606,3600,'{"edit":{"session":{"01m8m0xq4yp6fat9jc9q":{"state":"discarded","ended_utc":1795161605,"ended_offset_s":3600,"deleted":1}},"set":{"01m8m0xq53pmtv3fyt32":{"deleted":1}}}}');
INSERT INTO "changes" VALUES(25,'01m8m0xq57m7zecbjm9j',4,2,4,'log','',NULL,NULL,1795161607,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8m0xq57m7zecbjm9g":{"exercise":"hanging-leg-raise","reps":7,"performed_utc":1794848400},"01m8m0xq57m7zecbjm9h":{"exercise":"hanging-leg-raise","number":2,"reps":6,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(26,'01m8m0xq6cyy1y333939',22,1,4,'log','',NULL,NULL,1795161633,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8m0xq6cbgb305x3kv":{"exercise":"hanging-leg-raise","number":4,"reps":3,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(27,'01m8m0xq6e31kv895zqz',23,1,4,'undo','',NULL,'01m8m0xq6cyy1y333939',1795161634,3600,'{}');
INSERT INTO "changes" VALUES(28,'01m8m0xq6hfj8s7wn5rk',24,1,4,'start','started Test',NULL,NULL,1795161636,3600,'{"new":{"session":{"01m8m0xq6hfj8s7wn5rj":{"workout":"test","state":"open","origin":"workout","started_utc":1795161635,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(29,'01m8m0xq6kv22ry6e1d6',25,1,4,'log','','01m8m0xq6hfj8s7wn5rj',NULL,1795161638,3600,'{"new":{"set":{"01m8m0xq6k1sbc8dza32":{"exercise":"hanging-leg-raise","reps":10,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161637}}}}');
CREATE TABLE check_ins (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      performed_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      "left" TEXT NOT NULL CHECK ("left" IN ('tight', 'clear')),
      "right" TEXT NOT NULL CHECK ("right" IN ('tight', 'clear')),
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    , left_deg REAL CHECK (left_deg BETWEEN -45 AND 60), right_deg REAL CHECK (right_deg BETWEEN -45 AND 60)) STRICT
    ;
INSERT INTO "check_ins" VALUES(1,'check',1794740400,3600,'2026-11-15','tight','clear',1795161623,0,10.0,-2.5);
INSERT INTO "check_ins" VALUES(2,'01m8m0xq5qy8msz7p03j',1795161626,3600,'2026-11-20','clear','tight',1795161627,0,NULL,5.7);
CREATE TABLE days_on_target (
      week INTEGER PRIMARY KEY,
      enough_1 INTEGER NOT NULL,
      enough_2 INTEGER NOT NULL,
      enough_3 INTEGER NOT NULL,
      enough_4 INTEGER NOT NULL,
      enough_5 INTEGER NOT NULL,
      enough_6 INTEGER NOT NULL
    ) STRICT
    ;
INSERT INTO "days_on_target" VALUES(105705,2,2,2,2,2,2);
CREATE TABLE imported (
      "set" INTEGER PRIMARY KEY REFERENCES sets (key) DEFERRABLE INITIALLY DEFERRED,
      identity TEXT,
      cells TEXT
    ) STRICT
    ;
INSERT INTO "imported" VALUES(12,'strong from a file 1','{"Weight": "2.5"}');
INSERT INTO "imported" VALUES(13,'strong from a file 2','{"Weight": "2.5"}');
CREATE TABLE left_out (
      exercise TEXT NOT NULL,
      session INTEGER NOT NULL REFERENCES sessions (key) DEFERRABLE INITIALLY DEFERRED,
      reason TEXT NOT NULL,
      PRIMARY KEY (exercise, session)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "left_out" VALUES('knee-raise',3,'pain');
CREATE TABLE machines (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT
    ;
INSERT INTO "machines" VALUES(1,'machine-1');
INSERT INTO "machines" VALUES(2,'machine-2');
CREATE TABLE mentions (
      checksum INTEGER NOT NULL,
      change INTEGER NOT NULL,
      part INTEGER NOT NULL,
      PRIMARY KEY (checksum, change, part)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "mentions" VALUES(142782086642134320,2,0);
INSERT INTO "mentions" VALUES(197389582818825737,14,2);
INSERT INTO "mentions" VALUES(820843194423726170,22,0);
INSERT INTO "mentions" VALUES(820843194423726170,24,0);
INSERT INTO "mentions" VALUES(1985590126873827977,17,0);
INSERT INTO "mentions" VALUES(2449383872040645555,14,3);
INSERT INTO "mentions" VALUES(2506569557826700395,1,0);
INSERT INTO "mentions" VALUES(2506569557826700395,16,0);
INSERT INTO "mentions" VALUES(2630796102365615258,6,0);
INSERT INTO "mentions" VALUES(2897931265283450380,29,0);
INSERT INTO "mentions" VALUES(3178382569130268915,23,0);
INSERT INTO "mentions" VALUES(3178382569130268915,24,0);
INSERT INTO "mentions" VALUES(3763309110729770801,28,0);
INSERT INTO "mentions" VALUES(4235256346894095903,3,0);
INSERT INTO "mentions" VALUES(4332175234798666934,25,0);
INSERT INTO "mentions" VALUES(4480430813632974094,4,0);
INSERT INTO "mentions" VALUES(4962311673816818566,2,0);
INSERT INTO "mentions" VALUES(5066438565629571107,14,1);
INSERT INTO "mentions" VALUES(5233982739566051454,7,0);
INSERT INTO "mentions" VALUES(5335477374015779114,1,0);
INSERT INTO "mentions" VALUES(5335477374015779114,3,0);
INSERT INTO "mentions" VALUES(5335477374015779114,4,0);
INSERT INTO "mentions" VALUES(5335477374015779114,25,0);
INSERT INTO "mentions" VALUES(5335477374015779114,26,0);
INSERT INTO "mentions" VALUES(5424222232792168229,26,0);
INSERT INTO "mentions" VALUES(5680504161480247584,5,0);
INSERT INTO "mentions" VALUES(5680504161480247584,9,0);
INSERT INTO "mentions" VALUES(5680504161480247584,10,0);
INSERT INTO "mentions" VALUES(5680504161480247584,11,0);
INSERT INTO "mentions" VALUES(5680504161480247584,12,0);
INSERT INTO "mentions" VALUES(5680504161480247584,13,0);
INSERT INTO "mentions" VALUES(5964780679098251063,2,0);
INSERT INTO "mentions" VALUES(6541423375920337352,20,0);
INSERT INTO "mentions" VALUES(6757057714575303637,10,0);
INSERT INTO "mentions" VALUES(7078795381934914316,8,0);
INSERT INTO "mentions" VALUES(7369714711712070558,10,0);
INSERT INTO "mentions" VALUES(7888439001806871406,14,3);
INSERT INTO "mentions" VALUES(7948210569576000694,1,0);
INSERT INTO "mentions" VALUES(7948210569576000694,15,0);
INSERT INTO "mentions" VALUES(8377105032271940222,25,0);
CREATE TABLE plan_texts (key INTEGER PRIMARY KEY, crc INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
INSERT INTO "plan_texts" VALUES(1,3171167493,'{"exercise":"hanging-leg-raise","title":"Hanging leg raise","measures":["reps"],"dose":{"sets":[3,3],"reps":[8,10]}}');
INSERT INTO "plan_texts" VALUES(2,2813025516,'{"exercise":"knee-raise","title":"Knee raise","sides":"each","measures":["reps"],"dose":{"sets":[2,2],"reps":[10,10],"per_side":true}}');
INSERT INTO "plan_texts" VALUES(3,1831894140,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10],[2,2,1,10]]}');
INSERT INTO "plan_texts" VALUES(4,1817934247,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10],[2,2,1,10],[2,3,1,10,null,true]]}');
INSERT INTO "plan_texts" VALUES(5,3255847168,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10,"pain"],[2,2,1,10],[2,3,1,10,null,true]]}');
INSERT INTO "plan_texts" VALUES(6,915022231,'{"exercise":"hanging-leg-raise","title":"Hanging leg raise","measures":["reps"],"dose":{"sets":[3,3],"reps":[8,10]},"instead_of":"knee-raise"}');
INSERT INTO "plan_texts" VALUES(7,990626483,'{"workout":"test","title":"Test","prescriptions":[1,2,6],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10,"pain"],[2,2,2,8],[2,3,1,10,null,true]]}');
CREATE TABLE sessions (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      workout TEXT,
      state TEXT NOT NULL CHECK (state = 'open' OR state = 'finished' OR state = 'discarded'),
      origin TEXT NOT NULL CHECK (origin = 'workout' OR origin = 'hand' OR origin = 'import'),
      machine TEXT NOT NULL,
      note TEXT,
      plan INTEGER REFERENCES plan_texts (key),
      started_utc INTEGER NOT NULL,
      started_offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      ended_utc INTEGER,
      ended_offset_s INTEGER,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    , due_sets INTEGER CHECK (due_sets >= 0), strength_sets INTEGER NOT NULL DEFAULT 0, stretch_sets INTEGER NOT NULL DEFAULT 0, stretch_seconds INTEGER NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "sessions" VALUES(1,'01m7gtek00000049j9sw',NULL,'finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0,NULL,4,0,0);
INSERT INTO "sessions" VALUES(2,'01m7gtek00vy1krxhm0h','test','finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0,NULL,1,0,0);
INSERT INTO "sessions" VALUES(3,'01m8m0xq46at8qxp32hc','test','finished','workout','machine-1','[b]à, it''s
skipped Knee raise: pain',7,1795161605,3600,'2026-11-20',1795161621,3600,0,9,4,0,0);
INSERT INTO "sessions" VALUES(4,'from a file','Push','finished','import','machine-1',NULL,NULL,1794826800,3600,'2026-11-16',NULL,NULL,0,NULL,2,0,0);
INSERT INTO "sessions" VALUES(5,'01m8m0xq4yp6fat9jc9q','test','discarded','workout','machine-2',NULL,3,1795161601,3600,'2026-11-20',1795161605,3600,1,9,0,0,0);
INSERT INTO "sessions" VALUES(6,'01m8m0xq6hfj8s7wn5rj','test','open','workout','machine-1',NULL,3,1795161635,3600,'2026-11-20',NULL,NULL,0,9,1,0,0);
CREATE TABLE sets (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      session INTEGER NOT NULL REFERENCES sessions (key) DEFERRABLE INITIALLY DEFERRED,
      exercise TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind = 'exercise' OR kind = 'stretch' OR kind = 'warm-up'),
      number INTEGER NOT NULL CHECK (number > 0),
      type TEXT NOT NULL CHECK (type = 'working' OR type = 'warmup' OR type = 'drop' OR type = 'failure'),
      side TEXT CHECK (side IN ('left', 'right')),
      reps INTEGER CHECK (reps >= 0),
      seconds INTEGER CHECK (seconds >= 0),
      distance_mm INTEGER CHECK (distance_mm >= 0),
      load_g INTEGER,
      band TEXT,
      rpe REAL CHECK (rpe BETWEEN 1 AND 10),
      note TEXT,
      source TEXT NOT NULL,
      target TEXT,
      position INTEGER,
      slot INTEGER,
      performed_utc INTEGER NOT NULL,
      offset_s INTEGER NOT NULL,
      local_date TEXT NOT NULL,
      file_order INTEGER NOT NULL,
      tick INTEGER NOT NULL,
      entered_utc INTEGER NOT NULL,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    ) STRICT
    ;
INSERT INTO "sets" VALUES(1,'01m8m0xq3nvsewqc5tcq',1,'hanging-leg-raise','exercise',1,'working',NULL,11,NULL,NULL,NULL,NULL,NULL,'edited','hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,0);
INSERT INTO "sets" VALUES(2,'01m8m0xq3nvsewqc5tcr',1,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,1);
INSERT INTO "sets" VALUES(3,'01m8m0xq3y7zrcn458jk',2,'knee-raise','exercise',1,'working','left',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(4,'01m8m0xq3ym0nhd8b888',2,'knee-raise','exercise',1,'working','right',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(5,'01m8m0xq416m82mzpxf5',1,'knee-raise','exercise',1,'working','right',8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,3,1795161603,0);
INSERT INTO "sets" VALUES(6,'01m8m0xq43wpa9z4rreg',1,'knee-raise','exercise',1,'working','left',7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161604,0);
INSERT INTO "sets" VALUES(7,'01m8m0xq4a9cv9pvj61k',3,'hanging-leg-raise','exercise',1,'working',NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161607,3600,'2026-11-20',0,6,1795161608,0);
INSERT INTO "sets" VALUES(8,'01m8m0xq4dghe3v8wmpy',3,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,2500,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,2,1795161609,3600,'2026-11-20',0,7,1795161610,0);
INSERT INTO "sets" VALUES(9,'01m8m0xq4ff838xxcdbc',3,'hanging-leg-raise','exercise',3,'working',NULL,8,NULL,NULL,NULL,'red',8.5,NULL,'hipflex','{"reps":[8,10]}',1,3,1795161611,3600,'2026-11-20',0,8,1795161612,0);
INSERT INTO "sets" VALUES(10,'01m8m0xq4mzf9db6xyc4',3,'knee-raise','exercise',1,'working','left',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(11,'01m8m0xq4mzf9db6xyc5',3,'knee-raise','exercise',1,'working','right',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(12,'from a file 1',4,'knee-raise','exercise',1,'failure',NULL,0,NULL,NULL,NULL,'green',NULL,'"a", b','strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(13,'from a file 2',4,'knee-raise','exercise',2,'working',NULL,NULL,95,400000,NULL,NULL,NULL,NULL,'strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(14,'01m8m0xq57m7zecbjm9g',1,'hanging-leg-raise','exercise',3,'working',NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(15,'01m8m0xq57m7zecbjm9h',1,'hanging-leg-raise','exercise',2,'working',NULL,6,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(16,'01m8m0xq53pmtv3fyt32',5,'hanging-leg-raise','exercise',1,'warmup',NULL,11,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161603,3600,'2026-11-20',0,2,1795161604,1);
INSERT INTO "sets" VALUES(17,'01m8m0xq6k1sbc8dza32',6,'hanging-leg-raise','exercise',1,'working',NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161637,3600,'2026-11-20',0,25,1795161638,0);
CREATE TABLE taken (
      folder TEXT NOT NULL,
      file TEXT NOT NULL,
      size INTEGER NOT NULL,
      seal INTEGER NOT NULL,
      PRIMARY KEY (folder, file)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "taken" VALUES('/shared','laptop-1/0001.jsonl',1024,7);
CREATE TABLE volumes (
      exercise TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
      session INTEGER NOT NULL,
      volume_g INTEGER NOT NULL,
      ended_utc INTEGER NOT NULL,
      PRIMARY KEY (exercise, side, session)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "volumes" VALUES('hanging-leg-raise','',3,22500,1795161609);
CREATE TABLE waiting (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")
    ;
CREATE INDEX changes_by_machine ON changes (machine, tick);
CREATE TRIGGER changes_keep_UPDATE BEFORE UPDATE ON changes
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE TRIGGER changes_keep_DELETE BEFORE DELETE ON changes
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE INDEX plan_texts_by_crc ON plan_texts (crc);
CREATE INDEX sessions_by_start ON sessions (started_utc);
CREATE INDEX open_sessions ON sessions (machine) WHERE state = 'open' AND deleted = 0;
CREATE INDEX sets_by_session ON sets (session);
CREATE INDEX sets_by_time ON sets (performed_utc);
CREATE INDEX sets_by_exercise ON sets (exercise, performed_utc);
CREATE INDEX counted_sets_by_date ON sets (local_date, kind)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    ;
CREATE INDEX warm_ups_by_date ON sets (local_date) WHERE deleted = 0 AND type = 'warmup';
CREATE INDEX counted_sets_by_exercise ON sets
    (exercise, side, load_g, band, reps, seconds, distance_mm, performed_utc, session, local_date)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    ;
CREATE VIEW sets_readable AS
    SELECT s.id, w.id AS session, w.workout, s.exercise, s.kind,
      strftime('%Y-%m-%dT%H:%M:%S', s.performed_utc + s.offset_s, 'unixepoch')
        || printf('%s%02d:%02d', iif(s.offset_s < 0, '-', '+'), abs(s.offset_s) / 3600, abs(s.offset_s) / 60 % 60)
        AS performed_at,
      s.local_date, s.number AS "set", s.type, s.side, s.reps, s.seconds,
      s.distance_mm / 1000.0 AS metres, s.load_g / 1000.0 AS load_kg, s.band, s.rpe, s.note, s.source
    FROM sets s JOIN sessions w ON w.key = s.session
    WHERE s.deleted = 0
    ORDER BY s.performed_utc, s.file_order, s.id;
CREATE VIEW sessions_readable AS
    SELECT w.id AS session, w.workout, w.state, w.local_date,
      strftime('%Y-%m-%dT%H:%M:%S', w.started_utc + w.started_offset_s, 'unixepoch') AS started_local,
      strftime('%Y-%m-%dT%H:%M:%S', w.ended_utc + w.ended_offset_s, 'unixepoch') AS ended_local,
      (SELECT count(DISTINCT s.exercise) FROM sets s WHERE s.session = w.key AND s.deleted = 0) AS exercises,
      (SELECT count(*) FROM sets s WHERE s.session = w.key AND s.deleted = 0) AS sets,
      w.note
    FROM sessions w
    WHERE w.deleted = 0
    ORDER BY w.started_utc, w.id;
CREATE INDEX bests_by_exercise ON bests (exercise, side, load_g, band);
CREATE INDEX counted_distances ON sets (exercise, side, load_g, band, distance_mm)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up' AND distance_mm IS NOT NULL
    ;
CREATE INDEX timed_sets ON sets (exercise, seconds)
    WHERE deleted = 0 AND type <> 'warmup' AND kind <> 'warm-up'
    AND seconds IS NOT NULL AND coalesce(reps, distance_mm) IS NOT NULL
    ;
CREATE TRIGGER change_parts_keep_UPDATE BEFORE UPDATE ON change_parts
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE TRIGGER change_parts_keep_DELETE BEFORE DELETE ON change_parts
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE INDEX sessions_by_date ON sessions
    (local_date, strength_sets, stretch_sets, stretch_seconds, due_sets, started_utc, deleted) WHERE deleted = 0
    ;
CREATE INDEX sessions_by_workout ON sessions (workout, started_utc, strength_sets, stretch_sets)
    WHERE deleted = 0 AND state = 'finished' AND workout IS NOT NULL
    ;
CREATE INDEX sets_by_tick ON sets (tick, performed_utc);
CREATE INDEX sets_by_cased_id ON sets (id) WHERE id <> lower(id);
CREATE INDEX sessions_by_cased_id ON sessions (id) WHERE id <> lower(id);
CREATE INDEX check_ins_by_time ON check_ins (performed_utc);
CREATE INDEX changes_by_target ON changes (target, tick, id, action, version, machine) WHERE target IS NOT NULL
    ;
CREATE INDEX newer_changes ON changes (machine) WHERE version > 4;
COMMIT;
