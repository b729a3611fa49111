#!/bin/bash
# Creates the topics that are missing. Needs KAFKA_BOOTSTRAP, and REPLICATION (3 in production). What is there is left as it is:
# a topic's partitions decide which records keep their order, so they are set once.
set -euo pipefail

: "${KAFKA_BOOTSTRAP:?say where Kafka is, host:port}" "${REPLICATION:?say how many copies a topic has}"
min_in_sync=$((REPLICATION > 1 ? REPLICATION - 1 : 1))
tool=${KAFKA_TOPICS_TOOL:-/opt/kafka/bin/kafka-topics.sh}

# name | partitions | configuration
topics='
chatroom.inbound.v1     | 24 |
chatroom.replies.v1     | 24 |
chatroom.receipts.v1    | 24 |
chatroom.inboxes.v1     |  1 | cleanup.policy=compact
chatroom.events.v1      |  1 |
chatroom.replies.dlq.v1 |  6 |
chatroom.tallies.v1     |  1 | cleanup.policy=compact
chatroom.redrives.v1    |  6 |
chatroom.presence.v1    |  1 | retention.ms=600000
'

existing=$("$tool" --bootstrap-server "$KAFKA_BOOTSTRAP" --list)

while IFS='|' read -r name partitions configuration; do
    name=${name// /} partitions=${partitions// /} configuration=${configuration// /}
    [ -n "$name" ] || continue
    if grep -qxF "$name" <<<"$existing"; then
        echo "$name is there"
        continue
    fi
    "$tool" --bootstrap-server "$KAFKA_BOOTSTRAP" --create --topic "$name" --partitions "$partitions" \
        --replication-factor "$REPLICATION" --config "min.insync.replicas=$min_in_sync" \
        ${configuration:+--config "$configuration"}
done <<<"$topics"
