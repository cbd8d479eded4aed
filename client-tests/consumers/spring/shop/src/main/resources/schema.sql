create table orders (number bigint generated always as identity primary key, article varchar(128) not null);
