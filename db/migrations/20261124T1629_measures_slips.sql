-- Measures are found by words of their name that are written nearly right.
create index measures_measure_slips on measures_measure using gin (platform_slips(name));
