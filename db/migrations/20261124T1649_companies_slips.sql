-- Companies are found by names that are written nearly right.
create index companies_company_slips on companies_company using gin (platform_slips(name));
