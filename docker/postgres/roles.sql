-- Samplan's three roles and what they may do in this database. Run it as an administrator (a superuser, or a role with
-- CREATEROLE and CREATEDB that owns the database), connected to Samplan's own database; again whenever you like:
--
--   createdb --template=template0 --encoding=UTF8 samplan
--   psql -d samplan -v ON_ERROR_STOP=1 -v owner_password=… -v app_password=… -v worker_password=… -f roles.sql
--
-- The server runs this very file when DATABASE_URL is an administrator's (packages/server/src/db/provision-database.ts),
-- so it uses nothing of psql but its quoted variables.

-- The owner of the tables, for migrations only. Row-level security binds it too.
DO $$
BEGIN
  CREATE ROLE samplan_owner NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object THEN NULL;
END
$$;
ALTER ROLE samplan_owner LOGIN PASSWORD :'owner_password';

-- The server's role at run time: it owns nothing and bypasses nothing.
DO $$
BEGIN
  CREATE ROLE samplan_app NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object THEN NULL;
END
$$;
ALTER ROLE samplan_app LOGIN PASSWORD :'app_password';

-- The role of jobs (webhooks, reminders), as narrow.
DO $$
BEGIN
  CREATE ROLE samplan_worker NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object THEN NULL;
END
$$;
ALTER ROLE samplan_worker LOGIN PASSWORD :'worker_password';

-- Only a member of a role may hand it a database, unless it is a superuser.
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    GRANT samplan_owner TO CURRENT_USER;
  END IF;
END
$$;

ALTER DATABASE :"DBNAME" OWNER TO samplan_owner;
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC, samplan_app, samplan_worker;
GRANT CONNECT ON DATABASE :"DBNAME" TO samplan_app, samplan_worker;

-- In a database that comes from a PostgreSQL before 15, everybody may make tables in the schema public.
REVOKE ALL ON SCHEMA public FROM PUBLIC, samplan_app, samplan_worker;
GRANT ALL ON SCHEMA public TO samplan_owner;
GRANT USAGE ON SCHEMA public TO samplan_app, samplan_worker;
