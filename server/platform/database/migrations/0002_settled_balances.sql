-- A fold finds the balances that have come to nothing without reading the others.
create index balance_settled on balance (authority_id) where delta = 0;
