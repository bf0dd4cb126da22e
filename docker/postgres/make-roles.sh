#!/bin/sh
# Run once by the image, when its database is new. The passwords go by the environment, where no process list shows them.
set -eu
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\getenv owner_password SAMPLAN_OWNER_PASSWORD
\getenv app_password SAMPLAN_APP_PASSWORD
\getenv worker_password SAMPLAN_WORKER_PASSWORD
\include /srv/roles.sql
SQL
