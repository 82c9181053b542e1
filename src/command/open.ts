import { hearers } from '../app.ts'
import { isLocalDate, startOfDay } from '../kernel/dates.ts'
import { type OpenOffice, openOffice } from '../opening.ts'
import { openLog } from '../platform/log.ts'
import { type Content, findContent } from '../platform/content.ts'
import { startAnew } from '../platform/migrations.ts'
import { parseSettings } from '../platform/settings.ts'
import { optionOf, say } from './command.ts'

/** An opened office, whether it is a demonstration, and whether that has to be built first. */
export type Opened = OpenOffice & { isDemo: boolean; isToBuild: boolean }

/**
 * Opens the office that the environment names. An empty office becomes a demonstration where the command says so
 * (`demoIfEmpty`) and `DEMO` does not say otherwise; one that holds a demonstration stays one. Only a command that `builds`
 * empties a demonstration that was not finished.
 *
 * @throws one sentence for each setting that is wrong, while another process builds, where `DEMO=1` meets a real office, and
 * where a command that does not build meets a demonstration that was not finished
 */
export async function openFromEnvironment(
  args: readonly string[],
  demoIfEmpty: boolean,
  builds = false,
): Promise<Opened> {
  const first = readSettings(true)
  const log = openLog(process.env.LOG_LEVEL ?? 'warn')
  const now = clockFrom(optionOf(args, 'date'), first.timeZone)
  const opened = await openOffice(first, { now, hearers, log, say })
  try {
    const { held, isToBuild } = await findWhole(opened, demoIfEmpty, builds)
    const settings = readSettings(held === 'demonstration' || isToBuild)
    if (settings.demo && held === 'office')
      throw new Error(
        'This database holds an office that is no demonstration, and DEMO=1 would let anybody in as anyone. Leave DEMO out or set it to 0, or give the demonstration a DATA_DIR or DATABASE_URL of its own.',
      )
    Object.assign(opened.office.settings, settings)
    return { ...opened, isDemo: settings.demo, isToBuild: isToBuild && settings.demo }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/**
 * What the office holds, and whether a demonstration is to be built in it. Only one process builds, and it alone empties
 * a demonstration whose building was interrupted.
 */
async function findWhole(
  opened: OpenOffice,
  demoIfEmpty: boolean,
  builds: boolean,
): Promise<{ held: Content; isToBuild: boolean }> {
  const { office, database } = opened
  const mayBuild = (content: Content) => content === 'half a demonstration' || (content === 'nothing' && demoIfEmpty)
  let held = await findContent(office.db)
  if (!mayBuild(held)) return { held, isToBuild: false }
  if (!(await opened.takeBuilding()))
    throw new Error('Another process is building the demonstration. Wait until it says that it is ready.')
  held = await findContent(office.db)
  if (held === 'half a demonstration') {
    if (!builds)
      throw new Error('The demonstration here was not finished. Start it once (npm start), which makes it anew.')
    say('The demonstration was not finished last time; it is made anew.')
    await startAnew(database.connectionString)
  }
  return { held, isToBuild: mayBuild(held) }
}

function readSettings(demo: boolean) {
  const read = parseSettings(process.env, demo)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.settings
}

/** The clock of the office: the machine's, or one that started on the given day and runs on from there. */
function clockFrom(date: string | undefined, timeZone: string): () => Date {
  if (date === undefined) return () => new Date()
  if (!isLocalDate(date)) throw new Error(`--date takes a day such as 2026-03-02, not "${date}"`)
  const offsetMs = startOfDay(date, timeZone).getTime() + 9 * 3_600_000 - Date.now()
  return () => new Date(Date.now() + offsetMs)
}
