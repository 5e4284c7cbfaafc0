-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- plan.sql: the plan file, schema version 2. Any number of runs, each whole in itself.
--
-- Runs are only ever added. Minutes are whole numbers, times of day minutes since midnight, dates
-- text YYYY-MM-DD; the views show HH:MM. Constraints restate rules wherever SQL can say them, so
-- that the file itself refuses a plan that breaks them. 1382641255 is "Ring" in ASCII.
PRAGMA application_id = 1382641255;
--
-- Version 2 added the tables timing and certificate. The program reads files of version 1 as they
-- are, and adds the two tables, after a copy, when it stores a run in one.
PRAGMA user_version = 2;

-- The merged input of one or several runs: canonical JSON and its SHA-256.
CREATE TABLE instance (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    school TEXT NOT NULL CHECK (length(school) > 0),
    name TEXT NOT NULL,
    first_date TEXT NOT NULL CHECK (date(first_date) = first_date),
    last_date TEXT NOT NULL CHECK (date(last_date) = last_date),
    canonical TEXT NOT NULL
) STRICT;

-- One solve. `sessions` and `placed` count the lines of the session table, so that a torn run
-- would show. `started` is the one column here that may hold the clock.
CREATE TABLE run (
    run INTEGER PRIMARY KEY CHECK (run > 0),
    instance TEXT NOT NULL REFERENCES instance (hash),
    program TEXT NOT NULL,
    libraries TEXT NOT NULL,
    options TEXT NOT NULL,
    started TEXT NOT NULL,
    stopped_by_clock INTEGER NOT NULL CHECK (stopped_by_clock IN (0, 1)),
    sessions INTEGER NOT NULL CHECK (sessions >= 0),
    placed INTEGER NOT NULL CHECK (placed BETWEEN 0 AND sessions)
) STRICT;

-- Each number that was optimised, in that order. `bound` was evaluated in whole numbers,
-- `claimed_bound` is what the solver said. `part`: class in tier 1, position in tier 2, else 1.
CREATE TABLE tier (
    run INTEGER NOT NULL REFERENCES run,
    position INTEGER NOT NULL CHECK (position >= 1),
    tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 9),
    part INTEGER NOT NULL CHECK (part >= 1),
    value INTEGER NOT NULL CHECK (value >= 0),
    bound INTEGER CHECK (bound >= 0),
    claimed_bound INTEGER CHECK (claimed_bound >= 0),
    status TEXT NOT NULL
        CHECK (status IN ('certified', 'solved', 'gap', 'contradictory', 'unknown')),
    conditional INTEGER NOT NULL CHECK (conditional IN (0, 1)),
    PRIMARY KEY (run, position),
    UNIQUE (run, tier, part)
) STRICT;

CREATE TABLE person (
    run INTEGER NOT NULL REFERENCES run,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (run, person)
) STRICT;

CREATE TABLE kind (
    run INTEGER NOT NULL REFERENCES run,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    class INTEGER NOT NULL CHECK (class BETWEEN 1 AND 8),
    meeting INTEGER NOT NULL CHECK (meeting IN (0, 1)),
    PRIMARY KEY (run, kind)
) STRICT;

-- A pair: an early career teacher, the mentor, perhaps a tutor.
CREATE TABLE induction (
    run INTEGER NOT NULL REFERENCES run,
    induction TEXT NOT NULL,
    ect TEXT NOT NULL,
    mentor TEXT NOT NULL,
    tutor TEXT,
    PRIMARY KEY (run, induction),
    FOREIGN KEY (run, ect) REFERENCES person,
    FOREIGN KEY (run, mentor) REFERENCES person,
    FOREIGN KEY (run, tutor) REFERENCES person
) STRICT;

-- Every session that is asked for, placed or not. `session` is its name, which never depends on
-- what was placed. `start` and `until` are minutes since midnight. `note`: why it stands there.
CREATE TABLE session (
    run INTEGER NOT NULL REFERENCES run,
    session TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 1),
    induction TEXT,
    kind TEXT NOT NULL,
    monday TEXT CHECK (date(monday) = monday AND strftime('%w', monday) = '1'),
    event TEXT,
    meeting INTEGER NOT NULL CHECK (meeting IN (0, 1)),
    placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
    date TEXT CHECK (date(date) = date),
    start INTEGER CHECK (start BETWEEN 0 AND 1439),
    until INTEGER CHECK (until BETWEEN 1 AND 1440 AND until > start),
    tired INTEGER CHECK (tired IN (0, 1)),
    note TEXT,
    PRIMARY KEY (run, session),
    UNIQUE (run, position),
    UNIQUE (run, induction, kind, monday),
    UNIQUE (run, session, date, start),
    FOREIGN KEY (run, induction) REFERENCES induction,
    FOREIGN KEY (run, kind) REFERENCES kind,
    CHECK ((induction IS NULL) = (event IS NOT NULL) AND (induction IS NULL) = (monday IS NULL)),
    CHECK ((placed = 1) = (date IS NOT NULL) AND (placed = 1) = (start IS NOT NULL)
           AND (placed = 1) = (until IS NOT NULL) AND (placed = 1) = (tired IS NOT NULL))
) STRICT;

-- H8: never two meetings of one pair on one date.
CREATE UNIQUE INDEX one_meeting_a_day ON session (run, induction, date) WHERE meeting = 1;

-- Who takes part. `missing`: asked to a group session and not coming. Date and start repeat those
-- of the session (NULL when it is unplaced or the person is missing).
CREATE TABLE attendance (
    run INTEGER NOT NULL,
    session TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('ect', 'mentor', 'tutor', 'attending', 'missing')),
    presence TEXT NOT NULL CHECK (presence IN ('free', 'teaching')),
    date TEXT,
    start INTEGER,
    PRIMARY KEY (run, session, person),
    -- H2: nobody begins two sessions at one time.
    UNIQUE (run, person, date, start),
    FOREIGN KEY (run, person) REFERENCES person,
    FOREIGN KEY (run, session) REFERENCES session,
    FOREIGN KEY (run, session, date, start) REFERENCES session (run, session, date, start),
    CHECK ((date IS NULL) = (start IS NULL) AND (role <> 'missing' OR date IS NULL))
) STRICT;
CREATE INDEX attendance_of_person ON attendance (run, person, date);

-- Why a session has no place, in one sentence.
CREATE TABLE unplaced (
    run INTEGER NOT NULL,
    session TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    PRIMARY KEY (run, session),
    FOREIGN KEY (run, session) REFERENCES session
) STRICT;

-- The same in numbers: how many moments of the session's window which rule and person bar.
CREATE TABLE obstacle (
    run INTEGER NOT NULL,
    session TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 1),
    rule TEXT NOT NULL,
    person TEXT,
    moments INTEGER NOT NULL CHECK (moments > 0),
    what TEXT NOT NULL,
    PRIMARY KEY (run, session, position),
    FOREIGN KEY (run, session) REFERENCES unplaced,
    FOREIGN KEY (run, person) REFERENCES person
) STRICT;

-- Where a pair's sessions of a kind are at home in weeks of one letter. Weekday 0 is Monday;
-- letter 0 is the first of the cycle.
CREATE TABLE home (
    run INTEGER NOT NULL,
    induction TEXT NOT NULL,
    kind TEXT NOT NULL,
    letter INTEGER NOT NULL CHECK (letter >= 0),
    letter_name TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    start INTEGER NOT NULL CHECK (start BETWEEN 0 AND 1439),
    PRIMARY KEY (run, induction, kind, letter),
    FOREIGN KEY (run, induction) REFERENCES induction,
    FOREIGN KEY (run, kind) REFERENCES kind
) STRICT;

-- Minutes kept for one person alone.
CREATE TABLE reservation (
    run INTEGER NOT NULL,
    person TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('planning', 'study', 'preparation')),
    induction TEXT,
    date TEXT NOT NULL CHECK (date(date) = date),
    start INTEGER NOT NULL CHECK (start BETWEEN 0 AND 1439),
    until INTEGER NOT NULL CHECK (until BETWEEN 1 AND 1440 AND until > start),
    PRIMARY KEY (run, person, date, start),
    FOREIGN KEY (run, person) REFERENCES person,
    FOREIGN KEY (run, induction) REFERENCES induction,
    CHECK ((type = 'planning') = (induction IS NULL))
) STRICT;

-- Minutes a week could not find room for.
CREATE TABLE shortage (
    run INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 1),
    person TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('planning', 'study', 'preparation')),
    induction TEXT,
    monday TEXT NOT NULL CHECK (date(monday) = monday AND strftime('%w', monday) = '1'),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    PRIMARY KEY (run, position),
    FOREIGN KEY (run, person) REFERENCES person,
    FOREIGN KEY (run, induction) REFERENCES induction
) STRICT;

-- What was found while reading and auditing: audits, assumptions, shortages.
CREATE TABLE finding (
    run INTEGER NOT NULL REFERENCES run,
    position INTEGER NOT NULL CHECK (position >= 1),
    severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
    code TEXT NOT NULL,
    file TEXT,
    line INTEGER,
    "column" INTEGER,
    pointer TEXT,
    message TEXT NOT NULL,
    fix TEXT,
    PRIMARY KEY (run, position)
) STRICT;

-- What each person spends against each cap, per date, week (its Monday), term or year. A cap on
-- minutes or on the number of sessions; NULL where it sets none.
CREATE TABLE ledger (
    run INTEGER NOT NULL,
    cap TEXT NOT NULL,
    person TEXT NOT NULL,
    period TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    sessions INTEGER NOT NULL CHECK (sessions >= 0),
    most_minutes INTEGER,
    most_sessions INTEGER,
    PRIMARY KEY (run, cap, person, period),
    FOREIGN KEY (run, person) REFERENCES person,
    CHECK (most_minutes IS NULL OR minutes <= most_minutes),
    CHECK (most_sessions IS NULL OR sessions <= most_sessions)
) STRICT;

-- How long each stage took, in its order; only of runs that were asked for it (--timings). With
-- run.started the only place that may hold the clock: leave both out where two files are compared.
CREATE TABLE timing (
    run INTEGER NOT NULL REFERENCES run,
    position INTEGER NOT NULL CHECK (position >= 1),
    stage TEXT NOT NULL CHECK (length(stage) > 0),
    microseconds INTEGER NOT NULL CHECK (microseconds >= 0),
    PRIMARY KEY (run, position)
) STRICT;

-- Why no plan can be better, as lines of text (certificate.h), when it was found; how many cases
-- it tells apart; and whether the verifier accepted all it claims.
CREATE TABLE certificate (
    run INTEGER PRIMARY KEY REFERENCES run,
    text TEXT NOT NULL CHECK (length(text) > 0),
    leaves INTEGER NOT NULL CHECK (leaves >= 0),
    verified INTEGER NOT NULL CHECK (verified IN (0, 1))
) STRICT;

-- Who meets when: one line for each placed session, in the order of time.
CREATE VIEW who_meets_when AS
SELECT s.run, s.date, printf('%02d:%02d', s.start / 60, s.start % 60) AS start,
       printf('%02d:%02d', s.until / 60, s.until % 60) AS until, k.name AS kind, s.session,
       (SELECT group_concat(person, ' ')
        FROM (SELECT a.person FROM attendance a
              WHERE a.run = s.run AND a.session = s.session AND a.role <> 'missing'
              ORDER BY CASE a.role WHEN 'ect' THEN 1 WHEN 'mentor' THEN 2 ELSE 3 END, a.person))
           AS people,
       CASE s.tired WHEN 1 THEN 'yes' ELSE '' END AS tired
FROM session s JOIN kind k ON k.run = s.run AND k.kind = s.kind
WHERE s.placed = 1
ORDER BY s.run, s.date, s.start, s.session;

-- What is unplaced and why: sessions without a place, then people who miss a group session.
CREATE VIEW what_is_unplaced_and_why AS
SELECT s.run, k.class, s.session, k.name AS kind, i.ect, i.mentor, u.reason
FROM session s JOIN kind k ON k.run = s.run AND k.kind = s.kind
     LEFT JOIN induction i ON i.run = s.run AND i.induction = s.induction
     LEFT JOIN unplaced u ON u.run = s.run AND u.session = s.session
WHERE s.placed = 0
UNION ALL
SELECT s.run, k.class, s.session, k.name, NULL, NULL, a.person || ' does not come'
FROM session s JOIN kind k ON k.run = s.run AND k.kind = s.kind
     JOIN attendance a ON a.run = s.run AND a.session = s.session AND a.role = 'missing'
WHERE s.placed = 1
ORDER BY 1, 2, 3, 7;

-- Each person's week: sessions, their minutes, how many are tired, and minutes kept for the person.
CREATE VIEW each_persons_week AS
WITH busy AS (
    SELECT a.run, a.person, date(s.date, '-6 days', 'weekday 1') AS monday, 1 AS sessions,
           s.until - s.start AS minutes, s.tired, 0 AS planning, 0 AS study, 0 AS preparation
    FROM attendance a JOIN session s ON s.run = a.run AND s.session = a.session
    WHERE a.date IS NOT NULL
    UNION ALL
    SELECT run, person, date(date, '-6 days', 'weekday 1'), 0, 0, 0,
           iif(type = 'planning', until - start, 0), iif(type = 'study', until - start, 0),
           iif(type = 'preparation', until - start, 0)
    FROM reservation)
SELECT b.run, b.person, p.name, b.monday, sum(b.sessions) AS sessions,
       sum(b.minutes) AS session_minutes, sum(b.tired) AS tired_sessions,
       sum(b.planning) AS planning_minutes, sum(b.study) AS study_minutes,
       sum(b.preparation) AS preparation_minutes
FROM busy b JOIN person p ON p.run = b.run AND p.person = b.person
GROUP BY b.run, b.person, p.name, b.monday
ORDER BY b.run, b.person, b.monday;

-- Each pair's home: the weekday and time at which its sessions of a kind usually stand.
CREATE VIEW each_pairs_home AS
SELECT h.run, h.induction, i.ect, i.mentor, k.name AS kind, h.letter_name AS week,
       CASE h.weekday WHEN 0 THEN 'Monday' WHEN 1 THEN 'Tuesday' WHEN 2 THEN 'Wednesday'
                      WHEN 3 THEN 'Thursday' WHEN 4 THEN 'Friday' WHEN 5 THEN 'Saturday'
                      ELSE 'Sunday' END AS weekday,
       printf('%02d:%02d', h.start / 60, h.start % 60) AS start
FROM home h JOIN induction i ON i.run = h.run AND i.induction = h.induction
     JOIN kind k ON k.run = h.run AND k.kind = h.kind
ORDER BY h.run, h.induction, h.kind, h.letter;

-- How good is the plan: what was reached in each tier, what is proved, and how far apart they are.
CREATE VIEW how_good_is_the_plan AS
SELECT t.run, t.position, t.tier,
       CASE t.tier WHEN 1 THEN 'unplaced, class ' || t.part
                   WHEN 2 THEN 'unplaced minutes, pair ' || t.part || ' from the worst off'
                   WHEN 3 THEN 'tired time' WHEN 6 THEN 'away from home'
                   WHEN 7 THEN 'spacing' ELSE 'tier ' || t.tier END AS what,
       t.value, t.bound, t.value - t.bound AS gap, t.status,
       CASE t.conditional WHEN 1 THEN 'given the numbers before it' ELSE '' END AS condition
FROM tier t
ORDER BY t.run, t.position;
