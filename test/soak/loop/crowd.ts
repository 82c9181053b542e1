import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../src/statistics/random.ts'
import type { Ledger } from './acts.ts'
import { type Someone, addPerson, publish } from './ground.ts'
import type { Reached } from './program.ts'
import { type OfficeWalk, planCourse, raiseGap } from './walk-office.ts'
import { bringArticles, disclose, learn, signIn } from './walk-others.ts'

/** People who work in the office at the same time, until they are stopped. */
export type Crowd = {
  ledger: Ledger
  /** What went wrong since this was asked last. */
  takeFailures(): string[]
  /** Lets everyone finish what they are at. */
  stop(): Promise<void>
}

type Ground = { program: Reached; ledger: Ledger; ada: Someone; random: Random }

const learnersAtOnce = 2

/** Starts everyone: one plans courses from gaps, some learn in the newest course, one imports articles. */
export async function startCrowd({ program, ledger, ada, random }: Ground): Promise<Crowd> {
  let isStopped = false
  const failures: string[] = []
  const courses: string[] = []
  const browser = await signIn(program, ledger, ada.id)
  const walkOf = (mark: string): OfficeWalk => ({ program, ledger, ada: browser, adaId: ada.id, mark })
  const again = async (name: string, go: (at: number) => Promise<void>) => {
    for (let at = 1; !isStopped; at += 1) {
      await go(at).catch((failure: unknown) => {
        failures.push(`${name} ${at}: ${failure instanceof Error ? failure.message : String(failure)}`)
        return sleep(500)
      })
      await sleep(random() * 100)
    }
  }
  const office = async (at: number) => {
    const walk = walkOf(`office ${at}`)
    const director = await addPerson(program, `Director${at}`, ['course director'])
    const activityId = await planCourse(walk, await raiseGap(walk), director)
    await disclose(program, ledger, { person: director, activityId })
    await publish(program, activityId)
    courses.push(activityId)
  }
  const learner = (number: number) => async (at: number) => {
    const course = courses.at(-1)
    if (course === undefined) return sleep(200)
    await learn(walkOf(`learner ${number} ${at}`), course)
  }
  const imports = async (at: number) => {
    const count = 60 + Math.floor(random() * 240)
    await bringArticles(walkOf(`articles ${at}`), { from: 90_000_000 + at * 1000, count })
  }
  const everyone = [
    again('planning', office),
    ...Array.from({ length: learnersAtOnce }, (_, at) => again(`learner ${at + 1}`, learner(at + 1))),
    again('import', imports),
  ]
  return {
    ledger,
    takeFailures: () => failures.splice(0),
    async stop() {
      isStopped = true
      await Promise.all(everyone)
    },
  }
}
