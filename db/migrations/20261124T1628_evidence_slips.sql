-- Findings and sources are found by words that are written nearly right.
create index evidence_finding_slips on evidence_finding using gin (platform_slips(statement));
create index evidence_source_slips on evidence_source using gin (platform_slips(title));
