-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- plan.sql: the plan file, schema version 3. Any number of runs, each whole in itself.
--
-- Runs are only ever added. Minutes are whole numbers, times of day minutes since midnight, dates
-- text YYYY-MM-DD; the views show HH:MM. Constraints restate rules wherever SQL can say them, so
-- that the file itself refuses a plan that breaks them. 1382641255 is "Ring" in ASCII.
PRAGMA application_id = 1382641255;
--
-- Version 2 added the tables timing and certificate; version 3 rooms, further roles, inductions
-- without an early career teacher (the training of a mentor), and the tables account, waiver and
-- provider. The program reads older files as they are; when it stores a run in one it first makes a
-- copy beside it and then brings the tables up to date, in the transaction of that run.
PRAGMA user_version = 3;

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

-- A pair: an early career teacher, the mentor, perhaps a tutor. Without an early career teacher it
-- is the training of the mentor. `choices`: how many candidates for mentor there were, 0 when the
-- mentor was given. `funded`: minutes of mentoring for it that are paid for in a year.
CREATE TABLE induction (
    run INTEGER NOT NULL REFERENCES run,
    induction TEXT NOT NULL,
    ect TEXT,
    mentor TEXT NOT NULL,
    tutor TEXT,
    choices INTEGER NOT NULL DEFAULT 0 CHECK (choices BETWEEN 0 AND 4),
    funded INTEGER NOT NULL DEFAULT 0 CHECK (funded >= 0),
    PRIMARY KEY (run, induction),
    FOREIGN KEY (run, ect) REFERENCES person,
    FOREIGN KEY (run, mentor) REFERENCES person,
    FOREIGN KEY (run, tutor) REFERENCES person
) STRICT;

-- Every session that is asked for, placed or not. `session` is its name, which never depends on
-- what was placed. `start` and `until` are minutes since midnight. `note`: why it stands there.
-- `released`: minutes of a class that somebody else takes meanwhile.
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
    room TEXT,
    released INTEGER NOT NULL DEFAULT 0 CHECK (released BETWEEN 0 AND 1440),
    PRIMARY KEY (run, session),
    UNIQUE (run, position),
    UNIQUE (run, room, date, start),
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

-- Who takes part. `missing`: asked to a group session and not coming. `cover`: takes the class of
-- somebody else meanwhile. Date and start repeat those
-- of the session (NULL when it is unplaced or the person is missing).
CREATE TABLE attendance (
    run INTEGER NOT NULL,
    session TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('ect', 'mentor', 'tutor', 'observer', 'coach', 'associate', 'host',
                        'partner', 'attending', 'missing', 'cover')),
    presence TEXT NOT NULL CHECK (presence IN ('free', 'teaching', 'covered')),
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

-- What each person has of the limits that rules set: H9 mentoring of a week, other mentoring
-- included (of one pair, or in all where induction is NULL); H10 induction sessions of a week, and
-- of a half-term with study; H11 directed time; H13 minutes in which a class is taken. `most` NULL:
-- no limit. What the timetable alone takes may lie above a limit.
CREATE TABLE account (
    run INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 1),
    rule TEXT NOT NULL CHECK (length(rule) > 0),
    person TEXT NOT NULL,
    induction TEXT,
    per TEXT NOT NULL CHECK (per IN ('week', 'half-term', 'term', 'year')),
    period TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    most INTEGER CHECK (most >= 0),
    PRIMARY KEY (run, position),
    FOREIGN KEY (run, person) REFERENCES person,
    FOREIGN KEY (run, induction) REFERENCES induction
) STRICT;

-- Recorded reasons for relaxing a rule.
CREATE TABLE waiver (
    run INTEGER NOT NULL REFERENCES run,
    waiver TEXT NOT NULL,
    rule TEXT NOT NULL,
    induction TEXT,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    expires TEXT NOT NULL CHECK (date(expires) = expires),
    PRIMARY KEY (run, waiver),
    FOREIGN KEY (run, induction) REFERENCES induction
) STRICT;

-- Who may take a class so that a session can stand: limits in minutes, pence an hour.
CREATE TABLE provider (
    run INTEGER NOT NULL,
    person TEXT NOT NULL,
    per_week INTEGER CHECK (per_week >= 0),
    per_term INTEGER CHECK (per_term >= 0),
    per_year INTEGER CHECK (per_year >= 0),
    sustainable INTEGER CHECK (sustainable >= 0),
    pence INTEGER CHECK (pence >= 0),
    PRIMARY KEY (run, person),
    FOREIGN KEY (run, person) REFERENCES person
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
                   WHEN 3 THEN 'tired time'
                   WHEN 4 THEN CASE t.part WHEN 1 THEN 'leaders'' cover above their rate'
                                           ELSE 'minutes of class taken by others' END
                   WHEN 5 THEN 'busiest week above the mean, mentor ' || t.part
                   WHEN 6 THEN 'away from home' WHEN 7 THEN 'spacing'
                   WHEN 8 THEN CASE t.part WHEN 1 THEN 'who mentors whom'
                                           WHEN 2 THEN 'the same people again'
                                           ELSE 'sessions without a second place' END
                   ELSE 'tier ' || t.tier END AS what,
       t.value, t.bound, t.value - t.bound AS gap, t.status,
       CASE t.conditional WHEN 1 THEN 'given the numbers before it' ELSE '' END AS condition
FROM tier t
ORDER BY t.run, t.position;

-- Each person's minutes by kind of session, and in which part.
CREATE VIEW minutes_by_kind AS
SELECT a.run, a.person, k.name AS kind, a.role, count(*) AS sessions,
       sum(s.until - s.start) AS minutes, sum(s.tired) AS tired_sessions
FROM attendance a JOIN session s ON s.run = a.run AND s.session = a.session
     JOIN kind k ON k.run = s.run AND k.kind = s.kind
WHERE a.date IS NOT NULL
GROUP BY a.run, a.person, k.kind, a.role
ORDER BY a.run, a.person, k.name, a.role;

-- Each pair's meetings: asked for, placed, and how many lie outside the pupils' day.
CREATE VIEW each_pairs_tired_share AS
SELECT i.run, i.induction, i.ect, i.mentor, count(*) AS meetings, sum(s.placed) AS placed,
       coalesce(sum(s.tired), 0) AS tired,
       CASE WHEN sum(s.placed) = 0 THEN ''
            ELSE ((100 * coalesce(sum(s.tired), 0) + sum(s.placed) / 2) / sum(s.placed)) || ' %' END
           AS share
FROM induction i JOIN session s ON s.run = i.run AND s.induction = i.induction AND s.meeting = 1
WHERE i.ect IS NOT NULL
GROUP BY i.run, i.induction, i.ect, i.mentor
ORDER BY i.run, i.induction;

-- Who takes classes for others: sessions, minutes, and pounds where a rate is given.
CREATE VIEW cover_by_person AS
SELECT a.run, a.person, p.name, count(*) AS sessions, sum(s.released) AS minutes,
       r.per_week, r.per_term, r.per_year, r.sustainable,
       CASE WHEN r.pence IS NULL THEN ''
            ELSE printf('%d.%02d', (sum(s.released) * r.pence + 30) / 60 / 100,
                        (sum(s.released) * r.pence + 30) / 60 % 100) END AS pounds
FROM attendance a JOIN session s ON s.run = a.run AND s.session = a.session
     JOIN person p ON p.run = a.run AND p.person = a.person
     LEFT JOIN provider r ON r.run = a.run AND r.person = a.person
WHERE a.role = 'cover' AND a.date IS NOT NULL
GROUP BY a.run, a.person, p.name, r.per_week, r.per_term, r.per_year, r.sustainable, r.pence
ORDER BY a.run, a.person;

-- The mentor's statement: minutes that are paid for, minutes with pairs inside the pupils' day,
-- and what is left to goodwill: outside it, and preparation for which no time was found.
CREATE VIEW what_each_mentor_gives AS
WITH mentor AS (SELECT DISTINCT run, mentor FROM induction WHERE ect IS NOT NULL),
given AS (
    SELECT a.run, a.person, sum(iif(s.tired = 0, s.until - s.start, 0)) AS in_the_day,
           sum(iif(s.tired = 1, s.until - s.start, 0)) AS outside
    FROM attendance a JOIN session s ON s.run = a.run AND s.session = a.session
         JOIN induction i ON i.run = s.run AND i.induction = s.induction AND i.ect IS NOT NULL
    WHERE a.role = 'mentor' AND a.date IS NOT NULL
    GROUP BY a.run, a.person)
SELECT m.run, m.mentor, p.name,
       (SELECT sum(i.funded) FROM induction i
        WHERE i.run = m.run AND i.mentor = m.mentor AND i.ect IS NOT NULL) AS funded_minutes,
       coalesce(g.in_the_day, 0) AS minutes_in_the_day,
       (SELECT coalesce(sum(r.until - r.start), 0) FROM reservation r
        WHERE r.run = m.run AND r.person = m.mentor AND r.type = 'preparation')
           AS preparation_minutes,
       coalesce(g.outside, 0)
       + (SELECT coalesce(sum(h.minutes), 0) FROM shortage h
          WHERE h.run = m.run AND h.person = m.mentor AND h.type = 'preparation')
           AS minutes_of_goodwill,
       (SELECT count(*) FROM session s
        JOIN induction i ON i.run = s.run AND i.induction = s.induction AND i.ect IS NULL
        WHERE s.run = m.run AND i.mentor = m.mentor AND s.placed = 0) AS training_unplaced
FROM mentor m JOIN person p ON p.run = m.run AND p.person = m.mentor
     LEFT JOIN given g ON g.run = m.run AND g.person = m.mentor
ORDER BY m.run, m.mentor;

-- Waivers that had not expired on the first day, and until when they hold.
CREATE VIEW waivers_in_force AS
SELECT w.run, w.waiver, w.rule, w.induction, w.reason, w.author, w.expires,
       CASE WHEN w.expires < n.last_date THEN 'ends before the plan does' ELSE '' END AS remark
FROM waiver w JOIN run r ON r.run = w.run JOIN instance n ON n.hash = r.instance
WHERE w.expires >= n.first_date
ORDER BY w.run, w.waiver;

-- Limits and how near they are: the fullest period of each person and rule.
CREATE VIEW each_persons_limits AS
SELECT run, rule, person, induction, per, period, max(minutes) AS minutes, most,
       CASE WHEN most IS NULL THEN '' WHEN most = 0 THEN 'full'
            ELSE (100 * max(minutes) / most) || ' %' END AS used
FROM account
GROUP BY run, rule, person, induction, per, most
ORDER BY run, rule, person, induction, per;
