import type { DemoQuestion } from '../src/areas/courses/course.demo.ts'

/** One answer of a test as a learner may choose it. Its key tells nobody which one is right. */
export type DemoOption = { key: string; wording: string; isRight: boolean }

/** The answers of a question in their order: the right one stands last, in every other question first. */
export function listOptions({ right, wrong }: DemoQuestion, at: number): DemoOption[] {
  const words = at % 2 === 0 ? [...wrong, right] : [right, ...wrong]
  return words.map((wording, i) => ({ key: `o${i + 1}`, wording, isRight: wording === right }))
}
