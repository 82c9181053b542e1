import { placeOfPath } from './place.ts'

/** Areas whose folder holds more files than a newcomer can take in. Tests, the README and the demonstration do not count. */
export function findCrowdedAreas(paths: readonly string[], most: number): string[] {
  const counts = new Map<string, number>()
  for (const path of paths.filter(isCounted)) {
    const { area } = placeOfPath(path)
    counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > most)
    .map(
      ([area, count]) => `src/areas/${area} holds ${count} files, more than ${most}; split it by noun into two areas`,
    )
}

function isCounted(path: string): boolean {
  const { layer, isTest, kind } = placeOfPath(path)
  return layer === 'areas' && !isTest && kind !== 'demo' && !path.endsWith('README.md')
}
