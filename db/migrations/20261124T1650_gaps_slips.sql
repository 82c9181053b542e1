-- Gaps are found by words of their title that are written nearly right.
create index gaps_gap_slips on gaps_gap using gin (platform_slips(title));
