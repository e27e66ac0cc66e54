PRAGMA application_id=1752196728;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'hipflex','m001_training_log','2026-11-28 22:56:08.080425+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'hipflex','m002_measured_hips','2026-11-28 22:56:08.093775+00:00');
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
INSERT INTO "changes" VALUES(1,'01m8j5yzz2vavc0seq1q',1,1,2,'log','',NULL,NULL,1795161601,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j5yzz2vavc0seq1n":{"exercise":"hanging-leg-raise","reps":10,"performed_utc":1794848400},"01m8j5yzz2vavc0seq1p":{"exercise":"hanging-leg-raise","number":2,"reps":9,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(2,'01m8j5z005xsfqty1vev',2,1,2,'log','',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m7gtek00vy1krxhm0h":{"workout":"test"}},"set":{"01m8j5z0059zhwrr4gf8":{"exercise":"knee-raise","side":"left","reps":12,"performed_utc":1794848400},"01m8j5z0059zhwrr4gf9":{"exercise":"knee-raise","side":"right","reps":12,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(3,'01m8j5z01pnrqvac8r9w',3,1,2,'log','',NULL,NULL,1795161603,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j5z01p8qbnh2hjph":{"exercise":"knee-raise","side":"right","reps":8,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(4,'01m8j5z02672yqm09wrp',4,1,2,'log','',NULL,NULL,1795161604,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j5z0262znfhg3ene":{"exercise":"knee-raise","side":"left","reps":7,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(5,'01m8j5z02p6avcb7879d',5,1,2,'start','started Test',NULL,NULL,1795161606,3600,'{"new":{"session":{"01m8j5z02p147wygk03z":{"workout":"test","state":"open","origin":"workout","started_utc":1795161605,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(6,'01m8j5z03e2qqvhvr97y',6,1,2,'log','','01m8j5z02p147wygk03z',NULL,1795161608,3600,'{"new":{"set":{"01m8j5z03e2fzmd9121x":{"exercise":"hanging-leg-raise","reps":8,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161607}}}}');
INSERT INTO "changes" VALUES(7,'01m8j5z03rvfkf0sa5ht',7,1,2,'log','','01m8j5z02p147wygk03z',NULL,1795161610,3600,'{"new":{"set":{"01m8j5z03rvfkf0sa5hs":{"exercise":"hanging-leg-raise","number":2,"reps":9,"load_g":2500,"target":"{\"reps\":[8,10]}","position":1,"slot":2,"performed_utc":1795161609}}}}');
INSERT INTO "changes" VALUES(8,'01m8j5z042y0t3w3gkx0',8,1,2,'log','','01m8j5z02p147wygk03z',NULL,1795161612,3600,'{"new":{"set":{"01m8j5z042a55c713bw0":{"exercise":"hanging-leg-raise","number":3,"reps":8,"band":"red","rpe":8.5,"target":"{\"reps\":[8,10]}","position":1,"slot":3,"performed_utc":1795161611}}}}');
INSERT INTO "changes" VALUES(9,'01m8j5z04bc1nbzez7ec',9,1,2,'note','[b]à, it''s','01m8j5z02p147wygk03z',NULL,1795161614,3600,'{"edit":{"session":{"01m8j5z02p147wygk03z":{"note":"[b]à, it''s"}}}}');
INSERT INTO "changes" VALUES(10,'01m8j5z04qz4p16h5b55',10,1,2,'add','','01m8j5z02p147wygk03z',NULL,1795161616,3600,'{"new":{"set":{"01m8j5z04qjp6fc3sbgr":{"exercise":"knee-raise","side":"left","reps":5,"position":2,"slot":3,"performed_utc":1795161615},"01m8j5z04qjp6fc3sbgs":{"exercise":"knee-raise","side":"right","reps":5,"position":2,"slot":3,"performed_utc":1795161615}}},"edit":{"session":{"01m8j5z02p147wygk03z":{"plan":4}}}}');
INSERT INTO "changes" VALUES(11,'01m8j5z056vzam45m54t',11,1,2,'skip','Knee raise, set 1','01m8j5z02p147wygk03z',NULL,1795161618,3600,'{"edit":{"session":{"01m8j5z02p147wygk03z":{"plan":5,"note":"[b]à, it''s\nskipped Knee raise: pain"}}}}');
INSERT INTO "changes" VALUES(12,'01m8j5z05y0jgk9bfvsx',12,1,2,'swap','Knee raise for Hanging leg raise','01m8j5z02p147wygk03z',NULL,1795161620,3600,'{"edit":{"session":{"01m8j5z02p147wygk03z":{"plan":6}}}}');
INSERT INTO "changes" VALUES(13,'01m8j5z06tcmzt4kkr10',13,1,2,'finish','finished test',NULL,NULL,1795161622,3600,'{"edit":{"session":{"01m8j5z02p147wygk03z":{"state":"finished","ended_utc":1795161621,"ended_offset_s":3600}},"set":{}}}');
INSERT INTO "changes" VALUES(14,'01m8j5z0emcjbepnprpe',14,1,2,'import','import of 2 sets',NULL,NULL,1795161623,3600,'{"new":{"session":{"from a file":{"workout":"Push","origin":"import","started_utc":1794826800}},"set":{"from a file 1":{"exercise":"knee-raise","type":"failure","reps":0,"band":"green","note":"\"a\", b","source":"strong","performed_utc":1794826800,"identity":"strong from a file 1","cells":"{\"Weight\": \"2.5\"}"},"from a file 2":{"exercise":"knee-raise","number":2,"seconds":95,"distance_mm":400000,"source":"strong","performed_utc":1794826800,"identity":"strong from a file 2","cells":"{\"Weight\": \"2.5\"}"}},"check_in":{"check":{"performed_utc":1794740400,"left":"tight","right":"clear","left_deg":10.0,"right_deg":-2.5}}}}');
INSERT INTO "changes" VALUES(15,'01m8j5z0eyp08rh2g4yy',15,1,2,'edit','hanging-leg-raise 10 to hanging-leg-raise 11',NULL,NULL,1795161624,3600,'{"edit":{"set":{"01m8j5yzz2vavc0seq1n":{"reps":11,"seconds":null,"distance_mm":null,"note":"edited"}}}}');
INSERT INTO "changes" VALUES(16,'01m8j5z0f67djsv5014m',16,1,2,'delete','hanging-leg-raise 9',NULL,NULL,1795161625,3600,'{"edit":{"set":{"01m8j5yzz2vavc0seq1p":{"deleted":1}},"session":{}}}');
INSERT INTO "changes" VALUES(17,'01m8j5z0fj59wj9sfrtz',17,1,2,'check-in','left clear, right tight 5.7deg',NULL,NULL,1795161627,3600,'{"new":{"check_in":{"01m8j5z0fj0hb77q0xzr":{"performed_utc":1795161626,"left":"clear","right":"tight","right_deg":5.7}}}}');
INSERT INTO "changes" VALUES(18,'01m8j5z0g2t22xzkqshn',18,1,2,'undo','',NULL,'01m8j5z0fj59wj9sfrtz',1795161628,3600,'{}');
INSERT INTO "changes" VALUES(19,'01m8j5z0gyrgmyc9wvkx',19,1,2,'redo','',NULL,'01m8j5z0fj59wj9sfrtz',1795161629,3600,'{}');
INSERT INTO "changes" VALUES(20,'01m8j5z0hdesyjvb3jm9',20,1,2,'check-in','left tight, right tight',NULL,NULL,1795161631,3600,'{"new":{"check_in":{"01m8j5z0hdbkcy1zpn4t":{"performed_utc":1795161630,"left":"tight","right":"tight"}}}}');
INSERT INTO "changes" VALUES(21,'01m8j5z0hwg262s8sjeh',21,1,2,'undo','',NULL,'01m8j5z0hdesyjvb3jm9',1795161632,3600,'{}');
INSERT INTO "changes" VALUES(22,'01m8j5z07krtj0ekzs5p',1,2,2,'start','started Test',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m8j5z07j6sd1rmy5pj":{"workout":"test","state":"open","origin":"workout","started_utc":1795161601,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(23,'01m8j5z087q1m3ampaet',2,2,2,'log','','01m8j5z07j6sd1rmy5pj',NULL,1795161604,3600,'{"new":{"set":{"01m8j5z0852v22sn43zj":{"exercise":"hanging-leg-raise","type":"warmup","reps":11,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161603}}}}');
INSERT INTO "changes" VALUES(24,'01m8j5z0dtq33mn2t4xw',3,2,2,'discard','discarded test',NULL,NULL,1795161606,3600,'{"edit":{"session":{"01m8j5z07j6sd1rmy5pj":{"state":"discarded","ended_utc":1795161605,"ended_offset_s":3600,"deleted":1}},"set":{"01m8j5z0852v22sn43zj":{"deleted":1}}}}');
INSERT INTO "changes" VALUES(25,'01m8j5z0e5q46pq8qzbd',4,2,2,'log','',NULL,NULL,1795161607,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j5z0e5aktz8by2w7":{"exercise":"hanging-leg-raise","reps":7,"performed_utc":1794848400},"01m8j5z0e5aktz8by2w8":{"exercise":"hanging-leg-raise","number":2,"reps":6,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(26,'01m8j5z0mtmdw6kgyn6t',22,1,2,'log','',NULL,NULL,1795161633,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j5z0mta7bt8cd5zg":{"exercise":"hanging-leg-raise","number":4,"reps":3,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(27,'01m8j5z0n2n25zcj857c',23,1,2,'undo','',NULL,'01m8j5z0mtmdw6kgyn6t',1795161634,3600,'{}');
INSERT INTO "changes" VALUES(28,'01m8j5z0np9knxxekrx1',24,1,2,'start','started Test',NULL,NULL,1795161636,3600,'{"new":{"session":{"01m8j5z0nn7m008k20fw":{"workout":"test","state":"open","origin":"workout","started_utc":1795161635,"plan":3,"due_sets":9}}}}');
INSERT INTO "changes" VALUES(29,'01m8j5z0pt9rxv3p5hh4',25,1,2,'log','','01m8j5z0nn7m008k20fw',NULL,1795161638,3600,'{"new":{"set":{"01m8j5z0pt3z5t2dm972":{"exercise":"hanging-leg-raise","reps":10,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161637}}}}');
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
INSERT INTO "check_ins" VALUES(2,'01m8j5z0fj0hb77q0xzr',1795161626,3600,'2026-11-20','clear','tight',1795161627,0,NULL,5.7);
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
CREATE TABLE mentions (checksum INTEGER NOT NULL, change INTEGER NOT NULL, PRIMARY KEY (checksum, change))
    STRICT, WITHOUT ROWID
    ;
INSERT INTO "mentions" VALUES(124704388,23);
INSERT INTO "mentions" VALUES(124704388,24);
INSERT INTO "mentions" VALUES(241781730,5);
INSERT INTO "mentions" VALUES(241781730,9);
INSERT INTO "mentions" VALUES(241781730,10);
INSERT INTO "mentions" VALUES(241781730,11);
INSERT INTO "mentions" VALUES(241781730,12);
INSERT INTO "mentions" VALUES(241781730,13);
INSERT INTO "mentions" VALUES(393145549,29);
INSERT INTO "mentions" VALUES(1015983123,14);
INSERT INTO "mentions" VALUES(1160764001,2);
INSERT INTO "mentions" VALUES(1520913154,25);
INSERT INTO "mentions" VALUES(1655726677,1);
INSERT INTO "mentions" VALUES(1655726677,3);
INSERT INTO "mentions" VALUES(1655726677,4);
INSERT INTO "mentions" VALUES(1655726677,25);
INSERT INTO "mentions" VALUES(1655726677,26);
INSERT INTO "mentions" VALUES(1686231123,22);
INSERT INTO "mentions" VALUES(1686231123,24);
INSERT INTO "mentions" VALUES(1751822475,4);
INSERT INTO "mentions" VALUES(1846687453,14);
INSERT INTO "mentions" VALUES(1903793550,26);
INSERT INTO "mentions" VALUES(2076759559,1);
INSERT INTO "mentions" VALUES(2076759559,15);
INSERT INTO "mentions" VALUES(2177362788,1);
INSERT INTO "mentions" VALUES(2177362788,16);
INSERT INTO "mentions" VALUES(2304860230,14);
INSERT INTO "mentions" VALUES(2317994141,20);
INSERT INTO "mentions" VALUES(2641176748,3);
INSERT INTO "mentions" VALUES(2643646314,28);
INSERT INTO "mentions" VALUES(2853459112,10);
INSERT INTO "mentions" VALUES(2877841286,2);
INSERT INTO "mentions" VALUES(3358836418,17);
INSERT INTO "mentions" VALUES(3390592659,25);
INSERT INTO "mentions" VALUES(3484414370,6);
INSERT INTO "mentions" VALUES(3666923204,7);
INSERT INTO "mentions" VALUES(3700387600,2);
INSERT INTO "mentions" VALUES(3709035582,10);
INSERT INTO "mentions" VALUES(4046966252,8);
INSERT INTO "mentions" VALUES(4145768295,14);
CREATE TABLE plan_texts (key INTEGER PRIMARY KEY, crc INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
INSERT INTO "plan_texts" VALUES(1,3171167493,'{"exercise":"hanging-leg-raise","title":"Hanging leg raise","measures":["reps"],"dose":{"sets":[3,3],"reps":[8,10]}}');
INSERT INTO "plan_texts" VALUES(2,2813025516,'{"exercise":"knee-raise","title":"Knee raise","sides":"each","measures":["reps"],"dose":{"sets":[2,2],"reps":[10,10],"per_side":true}}');
INSERT INTO "plan_texts" VALUES(3,1831894140,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10],[2,2,1,10]]}');
INSERT INTO "plan_texts" VALUES(4,1817934247,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10],[2,2,1,10],[2,3,1,10,null,true]]}');
INSERT INTO "plan_texts" VALUES(5,3255847168,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10,"pain"],[2,2,1,10],[2,3,1,10,null,true]]}');
INSERT INTO "plan_texts" VALUES(6,27454245,'{"workout":"test","title":"Test","prescriptions":[1,2],"sets":[[1,1,0,8],[1,2,0,8],[1,3,0,8],[2,1,1,10,"pain"],[2,2,0,8],[2,3,1,10,null,true]]}');
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
    , due_sets INTEGER CHECK (due_sets >= 0)) STRICT
    ;
INSERT INTO "sessions" VALUES(1,'01m7gtek00000049j9sw',NULL,'finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0,NULL);
INSERT INTO "sessions" VALUES(2,'01m7gtek00vy1krxhm0h','test','finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0,NULL);
INSERT INTO "sessions" VALUES(3,'01m8j5z02p147wygk03z','test','finished','workout','machine-1','[b]à, it''s
skipped Knee raise: pain',6,1795161605,3600,'2026-11-20',1795161621,3600,0,9);
INSERT INTO "sessions" VALUES(4,'from a file','Push','finished','import','machine-1',NULL,NULL,1794826800,3600,'2026-11-16',NULL,NULL,0,NULL);
INSERT INTO "sessions" VALUES(5,'01m8j5z07j6sd1rmy5pj','test','discarded','workout','machine-2',NULL,3,1795161601,3600,'2026-11-20',1795161605,3600,1,9);
INSERT INTO "sessions" VALUES(6,'01m8j5z0nn7m008k20fw','test','open','workout','machine-1',NULL,3,1795161635,3600,'2026-11-20',NULL,NULL,0,9);
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
INSERT INTO "sets" VALUES(1,'01m8j5yzz2vavc0seq1n',1,'hanging-leg-raise','exercise',1,'working',NULL,11,NULL,NULL,NULL,NULL,NULL,'edited','hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,0);
INSERT INTO "sets" VALUES(2,'01m8j5yzz2vavc0seq1p',1,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,1);
INSERT INTO "sets" VALUES(3,'01m8j5z0059zhwrr4gf8',2,'knee-raise','exercise',1,'working','left',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(4,'01m8j5z0059zhwrr4gf9',2,'knee-raise','exercise',1,'working','right',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(5,'01m8j5z01p8qbnh2hjph',1,'knee-raise','exercise',1,'working','right',8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,3,1795161603,0);
INSERT INTO "sets" VALUES(6,'01m8j5z0262znfhg3ene',1,'knee-raise','exercise',1,'working','left',7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161604,0);
INSERT INTO "sets" VALUES(7,'01m8j5z03e2fzmd9121x',3,'hanging-leg-raise','exercise',1,'working',NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161607,3600,'2026-11-20',0,6,1795161608,0);
INSERT INTO "sets" VALUES(8,'01m8j5z03rvfkf0sa5hs',3,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,2500,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,2,1795161609,3600,'2026-11-20',0,7,1795161610,0);
INSERT INTO "sets" VALUES(9,'01m8j5z042a55c713bw0',3,'hanging-leg-raise','exercise',3,'working',NULL,8,NULL,NULL,NULL,'red',8.5,NULL,'hipflex','{"reps":[8,10]}',1,3,1795161611,3600,'2026-11-20',0,8,1795161612,0);
INSERT INTO "sets" VALUES(10,'01m8j5z04qjp6fc3sbgr',3,'knee-raise','exercise',1,'working','left',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(11,'01m8j5z04qjp6fc3sbgs',3,'knee-raise','exercise',1,'working','right',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(12,'from a file 1',4,'knee-raise','exercise',1,'failure',NULL,0,NULL,NULL,NULL,'green',NULL,'"a", b','strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(13,'from a file 2',4,'knee-raise','exercise',2,'working',NULL,NULL,95,400000,NULL,NULL,NULL,NULL,'strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(14,'01m8j5z0e5aktz8by2w7',1,'hanging-leg-raise','exercise',3,'working',NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(15,'01m8j5z0e5aktz8by2w8',1,'hanging-leg-raise','exercise',2,'working',NULL,6,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(16,'01m8j5z0852v22sn43zj',5,'hanging-leg-raise','exercise',1,'warmup',NULL,11,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161603,3600,'2026-11-20',0,2,1795161604,1);
INSERT INTO "sets" VALUES(17,'01m8j5z0pt3z5t2dm972',6,'hanging-leg-raise','exercise',1,'working',NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161637,3600,'2026-11-20',0,25,1795161638,0);
CREATE TABLE waiting (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX changes_by_machine ON changes (machine, tick);
CREATE INDEX changes_by_target ON changes (target) WHERE target IS NOT NULL;
CREATE TRIGGER changes_keep_UPDATE BEFORE UPDATE ON changes
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE TRIGGER changes_keep_DELETE BEFORE DELETE ON changes
        BEGIN SELECT RAISE (ABORT, 'the history only grows'); END;
CREATE INDEX plan_texts_by_crc ON plan_texts (crc);
CREATE INDEX sessions_by_date ON sessions (local_date);
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
COMMIT;
