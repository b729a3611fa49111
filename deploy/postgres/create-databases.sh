#!/bin/bash
# Run by the Postgres image on the first start of an empty volume: a database of its own for each service that has one, with a
# role that owns it and can reach no other. Passwords are read by psql itself, so they stand in no command line.
set -euo pipefail

create() {
    psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres --set=name="$1" <<SQL
\getenv password $2
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

create conversation CHATROOM_DB_PASSWORD
create delivery CHATROOM_DELIVERY_DB_PASSWORD
create keycloak KEYCLOAK_DB_PASSWORD
