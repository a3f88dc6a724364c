-- What is remembered. One SQL for SQLite and PostgreSQL: times are Unix
-- milliseconds, lists JSON, and "" or 0 says that there is nothing.

-- Every question taken on. Its key is its message; the row is its claim.
CREATE TABLE IF NOT EXISTS questions (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  ts       TEXT   NOT NULL,
  thread   TEXT   NOT NULL, -- where the outcome goes
  asker    TEXT   NOT NULL,
  via      TEXT   NOT NULL, -- how it was asked
  text     TEXT   NOT NULL,
  reply    TEXT   NOT NULL, -- address of a private outcome; emptied with the outcome
  asked    BIGINT NOT NULL,
  owner    TEXT   NOT NULL, -- the instance that answers it
  until    BIGINT NOT NULL, -- when another instance may take it over
  ended    BIGINT NOT NULL, -- when it had its outcome; 0 not yet
  kind     TEXT   NOT NULL, -- of the outcome
  missing  TEXT   NOT NULL, -- what no article covers
  place    TEXT   NOT NULL, -- channel of the outcome
  answer   TEXT   NOT NULL, -- ts of the outcome
  PRIMARY KEY (team, channel, ts)
);
CREATE INDEX IF NOT EXISTS questions_thread ON questions (team, channel, thread);
CREATE INDEX IF NOT EXISTS questions_answer ON questions (team, place, answer);
CREATE INDEX IF NOT EXISTS questions_asker ON questions (team, asker, asked);
CREATE INDEX IF NOT EXISTS questions_open ON questions (ended, until);

-- Whether an outcome helped: one word of each person on each question.
CREATE TABLE IF NOT EXISTS feedback (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  ts       TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  helpful  BIGINT NOT NULL, -- 1 or 0
  given    BIGINT NOT NULL,
  PRIMARY KEY (team, channel, ts, person)
);

-- Why an outcome did not help: one word of each person on each question.
CREATE TABLE IF NOT EXISTS reasons (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  ts       TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  reason   TEXT   NOT NULL, -- '' asked for, and not given
  given    BIGINT NOT NULL,
  PRIMARY KEY (team, channel, ts, person)
);

-- Who wants to be told when an article answers a question.
CREATE TABLE IF NOT EXISTS subscriptions (
  team     TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  channel  TEXT   NOT NULL, -- whose articles may answer it
  since    BIGINT NOT NULL,
  PRIMARY KEY (team, person, text)
);

-- Where someone wanted to be told so: the message below which it was.
CREATE TABLE IF NOT EXISTS wished (
  team     TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  ts       TEXT   NOT NULL,
  since    BIGINT NOT NULL,
  PRIMARY KEY (team, person, text)
);

-- What was set for a channel.
CREATE TABLE IF NOT EXISTS settings (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  setting  TEXT   NOT NULL, -- a bot.Setting as JSON
  PRIMARY KEY (team, channel)
);

-- The last decision in a channel.
CREATE TABLE IF NOT EXISTS decisions (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  ts       TEXT   NOT NULL, -- of the message it was about
  person   TEXT   NOT NULL, -- whose message
  steps    TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  PRIMARY KEY (team, channel)
);

-- Written to see whether it can be: one row.
CREATE TABLE IF NOT EXISTS pulse (
  id       BIGINT NOT NULL PRIMARY KEY,
  at       BIGINT NOT NULL
);

-- Threads in which the bot was told to be quiet.
CREATE TABLE IF NOT EXISTS quiet (
  team     TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  thread   TEXT   NOT NULL,
  since    BIGINT NOT NULL,
  PRIMARY KEY (team, channel, thread)
);
