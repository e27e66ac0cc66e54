PRAGMA application_id=1752196728;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'hipflex','m001_training_log','2026-11-28 22:20:28.636340+00:00');
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
INSERT INTO "changes" VALUES(1,'01m8j3xpqty1rpym19dr',1,1,1,'log','',NULL,NULL,1795161601,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j3xpqty1rpym19dp":{"exercise":"hanging-leg-raise","reps":10,"performed_utc":1794848400},"01m8j3xpqty1rpym19dq":{"exercise":"hanging-leg-raise","number":2,"reps":9,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(2,'01m8j3xptttxa534mtzh',2,1,1,'log','',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m7gtek00vy1krxhm0h":{"workout":"test"}},"set":{"01m8j3xpttc8tq91ncxf":{"exercise":"knee-raise","side":"left","reps":12,"performed_utc":1794848400},"01m8j3xpttc8tq91ncxg":{"exercise":"knee-raise","side":"right","reps":12,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(3,'01m8j3xpv67f9zvpj7ay',3,1,1,'log','',NULL,NULL,1795161603,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j3xpv63pn2x8bp73":{"exercise":"knee-raise","side":"right","reps":8,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(4,'01m8j3xpwczva6d7ej7q',4,1,1,'log','',NULL,NULL,1795161604,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j3xpwc2v92vq87p9":{"exercise":"knee-raise","side":"left","reps":7,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(5,'01m8j3xpwyq8v9samw27',5,1,1,'start','started Test',NULL,NULL,1795161606,3600,'{"new":{"session":{"01m8j3xpwyq8v9samw26":{"workout":"test","state":"open","origin":"workout","started_utc":1795161605,"plan":3}}}}');
INSERT INTO "changes" VALUES(6,'01m8j3xpyj0zw4jen156',6,1,1,'log','','01m8j3xpwyq8v9samw26',NULL,1795161608,3600,'{"new":{"set":{"01m8j3xpyhgmjfs4qx3v":{"exercise":"hanging-leg-raise","reps":8,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161607}}}}');
INSERT INTO "changes" VALUES(7,'01m8j3xq03j07y7cfkf5',7,1,1,'log','','01m8j3xpwyq8v9samw26',NULL,1795161610,3600,'{"new":{"set":{"01m8j3xq03j07y7cfkf4":{"exercise":"hanging-leg-raise","number":2,"reps":9,"load_g":2500,"target":"{\"reps\":[8,10]}","position":1,"slot":2,"performed_utc":1795161609}}}}');
INSERT INTO "changes" VALUES(8,'01m8j3xq0gta83jer3ne',8,1,1,'log','','01m8j3xpwyq8v9samw26',NULL,1795161612,3600,'{"new":{"set":{"01m8j3xq0g99f77mjaw3":{"exercise":"hanging-leg-raise","number":3,"reps":8,"band":"red","rpe":8.5,"target":"{\"reps\":[8,10]}","position":1,"slot":3,"performed_utc":1795161611}}}}');
INSERT INTO "changes" VALUES(9,'01m8j3xq3t1r0j2pdyy5',9,1,1,'note','[b]à, it''s','01m8j3xpwyq8v9samw26',NULL,1795161614,3600,'{"edit":{"session":{"01m8j3xpwyq8v9samw26":{"note":"[b]à, it''s"}}}}');
INSERT INTO "changes" VALUES(10,'01m8j3xq412s3v2p7r0y',10,1,1,'add','','01m8j3xpwyq8v9samw26',NULL,1795161616,3600,'{"new":{"set":{"01m8j3xq3xt4m97wb3f6":{"exercise":"knee-raise","side":"left","reps":5,"position":2,"slot":3,"performed_utc":1795161615},"01m8j3xq3xzpfsb60cee":{"exercise":"knee-raise","side":"right","reps":5,"position":2,"slot":3,"performed_utc":1795161615}}},"edit":{"session":{"01m8j3xpwyq8v9samw26":{"plan":4}}}}');
INSERT INTO "changes" VALUES(11,'01m8j3xq4bbfrgeq1m5y',11,1,1,'skip','Knee raise, set 1','01m8j3xpwyq8v9samw26',NULL,1795161618,3600,'{"edit":{"session":{"01m8j3xpwyq8v9samw26":{"plan":5,"note":"[b]à, it''s\nskipped Knee raise: pain"}}}}');
INSERT INTO "changes" VALUES(12,'01m8j3xq4tbekwxf2yje',12,1,1,'swap','Knee raise for Hanging leg raise','01m8j3xpwyq8v9samw26',NULL,1795161620,3600,'{"edit":{"session":{"01m8j3xpwyq8v9samw26":{"plan":6}}}}');
INSERT INTO "changes" VALUES(13,'01m8j3xq57y997nkv9qr',13,1,1,'finish','finished test',NULL,NULL,1795161622,3600,'{"edit":{"session":{"01m8j3xpwyq8v9samw26":{"state":"finished","ended_utc":1795161621,"ended_offset_s":3600}},"set":{}}}');
INSERT INTO "changes" VALUES(14,'01m8j3xq7vtjx7v9tnym',14,1,1,'import','import of 2 sets',NULL,NULL,1795161623,3600,'{"new":{"session":{"from a file":{"workout":"Push","origin":"import","started_utc":1794826800}},"set":{"from a file 1":{"exercise":"knee-raise","type":"failure","reps":0,"band":"green","note":"\"a\", b","source":"strong","performed_utc":1794826800,"identity":"strong from a file 1","cells":"{\"Weight\": \"2.5\"}"},"from a file 2":{"exercise":"knee-raise","number":2,"seconds":95,"distance_mm":400000,"source":"strong","performed_utc":1794826800,"identity":"strong from a file 2","cells":"{\"Weight\": \"2.5\"}"}},"check_in":{"check":{"performed_utc":1794740400,"left":"tight","right":"clear"}}}}');
INSERT INTO "changes" VALUES(15,'01m8j3xq9drb4apm69rv',15,1,1,'edit','hanging-leg-raise 10 to hanging-leg-raise 11',NULL,NULL,1795161624,3600,'{"edit":{"set":{"01m8j3xpqty1rpym19dp":{"reps":11,"seconds":null,"distance_mm":null,"note":"edited"}}}}');
INSERT INTO "changes" VALUES(16,'01m8j3xqct02886z1khq',16,1,1,'delete','hanging-leg-raise 9',NULL,NULL,1795161625,3600,'{"edit":{"set":{"01m8j3xpqty1rpym19dq":{"deleted":1}},"session":{}}}');
INSERT INTO "changes" VALUES(17,'01m8j3xqfthk5kf5mykr',17,1,1,'check-in','left clear, right tight',NULL,NULL,1795161627,3600,'{"new":{"check_in":{"01m8j3xqfthk5kf5mykq":{"performed_utc":1795161626,"left":"clear","right":"tight"}}}}');
INSERT INTO "changes" VALUES(18,'01m8j3xqjeshafjvr9te',18,1,1,'undo','',NULL,'01m8j3xqfthk5kf5mykr',1795161628,3600,'{}');
INSERT INTO "changes" VALUES(19,'01m8j3xqp3ch887qh3cr',19,1,1,'redo','',NULL,'01m8j3xqfthk5kf5mykr',1795161629,3600,'{}');
INSERT INTO "changes" VALUES(20,'01m8j3xqqyxtqm39n71k',20,1,1,'check-in','left tight, right tight',NULL,NULL,1795161631,3600,'{"new":{"check_in":{"01m8j3xqqybezm9qk0vf":{"performed_utc":1795161630,"left":"tight","right":"tight"}}}}');
INSERT INTO "changes" VALUES(21,'01m8j3xqsv5gafeh7fdh',21,1,1,'undo','',NULL,'01m8j3xqqyxtqm39n71k',1795161632,3600,'{}');
INSERT INTO "changes" VALUES(22,'01m8j3xq5ftr1039eg3p',1,2,1,'start','started Test',NULL,NULL,1795161602,3600,'{"new":{"session":{"01m8j3xq5eb4rq9j5nwc":{"workout":"test","state":"open","origin":"workout","started_utc":1795161601,"plan":3}}}}');
INSERT INTO "changes" VALUES(23,'01m8j3xq63rj7q9djvgk',2,2,1,'log','','01m8j3xq5eb4rq9j5nwc',NULL,1795161604,3600,'{"new":{"set":{"01m8j3xq63ekp66f5rwx":{"exercise":"hanging-leg-raise","type":"warmup","reps":11,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161603}}}}');
INSERT INTO "changes" VALUES(24,'01m8j3xq6ex95zktek9d',3,2,1,'discard','discarded test',NULL,NULL,1795161606,3600,'{"edit":{"session":{"01m8j3xq5eb4rq9j5nwc":{"state":"discarded","ended_utc":1795161605,"ended_offset_s":3600,"deleted":1}},"set":{"01m8j3xq63ekp66f5rwx":{"deleted":1}}}}');
INSERT INTO "changes" VALUES(25,'01m8j3xq6zydb5t2j7n1',4,2,1,'log','',NULL,NULL,1795161607,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j3xq6zydb5t2j7mz":{"exercise":"hanging-leg-raise","reps":7,"performed_utc":1794848400},"01m8j3xq6zydb5t2j7n0":{"exercise":"hanging-leg-raise","number":2,"reps":6,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(26,'01m8j3xr4eka0sc96mmc',22,1,1,'log','',NULL,NULL,1795161633,3600,'{"new":{"session":{"01m7gtek00000049j9sw":{}},"set":{"01m8j3xr4ecb0m4ppzw5":{"exercise":"hanging-leg-raise","number":4,"reps":3,"performed_utc":1794848400}}}}');
INSERT INTO "changes" VALUES(27,'01m8j3xr62dc52v83t8z',23,1,1,'undo','',NULL,'01m8j3xr4eka0sc96mmc',1795161634,3600,'{}');
INSERT INTO "changes" VALUES(28,'01m8j3xr8apdphp2qdqz',24,1,1,'start','started Test',NULL,NULL,1795161636,3600,'{"new":{"session":{"01m8j3xr89253shcj35s":{"workout":"test","state":"open","origin":"workout","started_utc":1795161635,"plan":3}}}}');
INSERT INTO "changes" VALUES(29,'01m8j3xr9yhcktwvcgsq',25,1,1,'log','','01m8j3xr89253shcj35s',NULL,1795161638,3600,'{"new":{"set":{"01m8j3xr9yhcktwvcgsp":{"exercise":"hanging-leg-raise","reps":10,"target":"{\"reps\":[8,10]}","position":1,"slot":1,"performed_utc":1795161637}}}}');
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
    ) STRICT
    ;
INSERT INTO "check_ins" VALUES(1,'check',1794740400,3600,'2026-11-15','tight','clear',1795161623,0);
INSERT INTO "check_ins" VALUES(2,'01m8j3xqfthk5kf5mykq',1795161626,3600,'2026-11-20','clear','tight',1795161627,0);
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
INSERT INTO "mentions" VALUES(30284416,4);
INSERT INTO "mentions" VALUES(277529325,1);
INSERT INTO "mentions" VALUES(277529325,15);
INSERT INTO "mentions" VALUES(289690650,2);
INSERT INTO "mentions" VALUES(362825386,25);
INSERT INTO "mentions" VALUES(471318874,22);
INSERT INTO "mentions" VALUES(471318874,24);
INSERT INTO "mentions" VALUES(657463330,17);
INSERT INTO "mentions" VALUES(845423157,5);
INSERT INTO "mentions" VALUES(845423157,9);
INSERT INTO "mentions" VALUES(845423157,10);
INSERT INTO "mentions" VALUES(845423157,11);
INSERT INTO "mentions" VALUES(845423157,12);
INSERT INTO "mentions" VALUES(845423157,13);
INSERT INTO "mentions" VALUES(1015983123,14);
INSERT INTO "mentions" VALUES(1160764001,2);
INSERT INTO "mentions" VALUES(1185527002,7);
INSERT INTO "mentions" VALUES(1655726677,1);
INSERT INTO "mentions" VALUES(1655726677,3);
INSERT INTO "mentions" VALUES(1655726677,4);
INSERT INTO "mentions" VALUES(1655726677,25);
INSERT INTO "mentions" VALUES(1655726677,26);
INSERT INTO "mentions" VALUES(1715692684,2);
INSERT INTO "mentions" VALUES(1737355899,1);
INSERT INTO "mentions" VALUES(1737355899,16);
INSERT INTO "mentions" VALUES(1846687453,14);
INSERT INTO "mentions" VALUES(1931576351,28);
INSERT INTO "mentions" VALUES(2065317088,10);
INSERT INTO "mentions" VALUES(2304860230,14);
INSERT INTO "mentions" VALUES(2713842044,29);
INSERT INTO "mentions" VALUES(2827271655,25);
INSERT INTO "mentions" VALUES(2929572757,20);
INSERT INTO "mentions" VALUES(2983776501,3);
INSERT INTO "mentions" VALUES(3063626384,10);
INSERT INTO "mentions" VALUES(3155643020,26);
INSERT INTO "mentions" VALUES(3359268524,8);
INSERT INTO "mentions" VALUES(3598073340,6);
INSERT INTO "mentions" VALUES(3703771573,23);
INSERT INTO "mentions" VALUES(3703771573,24);
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
    ) STRICT
    ;
INSERT INTO "sessions" VALUES(1,'01m7gtek00000049j9sw',NULL,'finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0);
INSERT INTO "sessions" VALUES(2,'01m7gtek00vy1krxhm0h','test','finished','hand','machine-1',NULL,NULL,1794848400,3600,'2026-11-16',1794848400,3600,0);
INSERT INTO "sessions" VALUES(3,'01m8j3xpwyq8v9samw26','test','finished','workout','machine-1','[b]à, it''s
skipped Knee raise: pain',6,1795161605,3600,'2026-11-20',1795161621,3600,0);
INSERT INTO "sessions" VALUES(4,'from a file','Push','finished','import','machine-1',NULL,NULL,1794826800,3600,'2026-11-16',NULL,NULL,0);
INSERT INTO "sessions" VALUES(5,'01m8j3xq5eb4rq9j5nwc','test','discarded','workout','machine-2',NULL,3,1795161601,3600,'2026-11-20',1795161605,3600,1);
INSERT INTO "sessions" VALUES(6,'01m8j3xr89253shcj35s','test','open','workout','machine-1',NULL,3,1795161635,3600,'2026-11-20',NULL,NULL,0);
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
INSERT INTO "sets" VALUES(1,'01m8j3xpqty1rpym19dp',1,'hanging-leg-raise','exercise',1,'working',NULL,11,NULL,NULL,NULL,NULL,NULL,'edited','hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,0);
INSERT INTO "sets" VALUES(2,'01m8j3xpqty1rpym19dq',1,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,1,1795161601,1);
INSERT INTO "sets" VALUES(3,'01m8j3xpttc8tq91ncxf',2,'knee-raise','exercise',1,'working','left',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(4,'01m8j3xpttc8tq91ncxg',2,'knee-raise','exercise',1,'working','right',12,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,2,1795161602,0);
INSERT INTO "sets" VALUES(5,'01m8j3xpv63pn2x8bp73',1,'knee-raise','exercise',1,'working','right',8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,3,1795161603,0);
INSERT INTO "sets" VALUES(6,'01m8j3xpwc2v92vq87p9',1,'knee-raise','exercise',1,'working','left',7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161604,0);
INSERT INTO "sets" VALUES(7,'01m8j3xpyhgmjfs4qx3v',3,'hanging-leg-raise','exercise',1,'working',NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161607,3600,'2026-11-20',0,6,1795161608,0);
INSERT INTO "sets" VALUES(8,'01m8j3xq03j07y7cfkf4',3,'hanging-leg-raise','exercise',2,'working',NULL,9,NULL,NULL,2500,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,2,1795161609,3600,'2026-11-20',0,7,1795161610,0);
INSERT INTO "sets" VALUES(9,'01m8j3xq0g99f77mjaw3',3,'hanging-leg-raise','exercise',3,'working',NULL,8,NULL,NULL,NULL,'red',8.5,NULL,'hipflex','{"reps":[8,10]}',1,3,1795161611,3600,'2026-11-20',0,8,1795161612,0);
INSERT INTO "sets" VALUES(10,'01m8j3xq3xt4m97wb3f6',3,'knee-raise','exercise',1,'working','left',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(11,'01m8j3xq3xzpfsb60cee',3,'knee-raise','exercise',1,'working','right',5,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,2,3,1795161615,3600,'2026-11-20',0,10,1795161616,0);
INSERT INTO "sets" VALUES(12,'from a file 1',4,'knee-raise','exercise',1,'failure',NULL,0,NULL,NULL,NULL,'green',NULL,'"a", b','strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(13,'from a file 2',4,'knee-raise','exercise',2,'working',NULL,NULL,95,400000,NULL,NULL,NULL,NULL,'strong',NULL,NULL,NULL,1794826800,3600,'2026-11-16',0,14,1795161623,0);
INSERT INTO "sets" VALUES(14,'01m8j3xq6zydb5t2j7mz',1,'hanging-leg-raise','exercise',3,'working',NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(15,'01m8j3xq6zydb5t2j7n0',1,'hanging-leg-raise','exercise',2,'working',NULL,6,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex',NULL,NULL,NULL,1794848400,3600,'2026-11-16',0,4,1795161607,0);
INSERT INTO "sets" VALUES(16,'01m8j3xq63ekp66f5rwx',5,'hanging-leg-raise','exercise',1,'warmup',NULL,11,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161603,3600,'2026-11-20',0,2,1795161604,1);
INSERT INTO "sets" VALUES(17,'01m8j3xr9yhcktwvcgsp',6,'hanging-leg-raise','exercise',1,'working',NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,'hipflex','{"reps":[8,10]}',1,1,1795161637,3600,'2026-11-20',0,25,1795161638,0);
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
