-- of a browser session that began at the OIDC provider: the provider's own name for it, by which it says that it has ended
alter table access_token add column oidc_sid text;
create index access_token_oidc_sid on access_token (oidc_sid) where oidc_sid is not null and revoked_at is null;
