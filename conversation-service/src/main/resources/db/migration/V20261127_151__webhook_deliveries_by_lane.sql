-- what integrators were told of a conversation is found when its contact is erased
create index webhook_delivery_lane on webhook_delivery (lane);
