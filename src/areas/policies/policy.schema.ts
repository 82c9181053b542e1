import { z } from 'zod'

/**
 * What the office may set for itself. Each has a label, the rule or reason behind it, the shape of its value and the value
 * that holds until the office sets another. Areas read them with `findPolicy`,
 * or all of them with `findPolicies`.
 */
export const policies = {
  'office.email': policy(
    'E-mail address of the office',
    'Stands in mails and at the foot of every page',
    z.email('Enter an e-mail address'),
    'cme@alderbay.example',
  ),
  'office.phone': policy(
    'Telephone of the office',
    'Stands at the foot of every page',
    z.string().min(1, 'Enter a number'),
    '555-0140, weekdays 8 to 5',
  ),
  'office.shortName': policy(
    'Short name of the school',
    'Stands beside the office’s navigation',
    z.string().min(1, 'Enter a short name'),
    'Alder Bay',
  ),
  'pars.providerId': policy(
    'Provider ID at the accreditor',
    'Seven digits, with leading zeros',
    z.string().regex(/^\d{7}$/, 'Enter seven digits'),
    '0000000',
  ),
  'credit.tie': policy(
    'Minutes halfway between two quarter hours',
    'Credit counts in quarter hours. 52.5 minutes lie exactly between 0.75 and 1, and no rule says which: up makes 1, down 0.75',
    z.enum(['up', 'down']),
    'up',
  ),
  'credit.needsEvaluation': policy(
    'Credit waits for the evaluation',
    'Nobody claims before the evaluation is sent. The office’s own rule; the AMA does not ask for it',
    z.boolean(),
    true,
  ),
  'credit.passPercent': policy(
    'Pass mark of a test, in percent',
    'The provider sets it; 70 is common',
    z.int().min(1).max(100),
    70,
  ),
  'integrity.validMonths': policy(
    'Months a disclosure may be reused',
    'After that the person is asked anew. The office’s own rule',
    z.int().min(1).max(24),
    12,
  ),
  'integrity.answerDays': policy(
    'Days to answer a request for disclosure',
    'Counted from the day we ask',
    z.int().min(1).max(60),
    7,
  ),
  'review.days': policy('Days for a peer review', 'Counted from the day we ask', z.int().min(1).max(60), 10),
  'followUp.days': policy(
    'Days until the follow-up of a commitment',
    'Published follow-ups use 7, 30 and 90 days',
    z.int().min(1).max(365),
    60,
  ),
  'access.idleMinutes': policy(
    'Minutes until an idle session ends',
    'Who does nothing for so long signs in again; counted from the sign-in after the change',
    z.int().min(5).max(10_080),
    480,
  ),
  'access.roleNoticeDays': policy(
    'Days of notice before a role ends',
    'So long before the day a role ends on, administrators are told, and can extend it',
    z.int().min(1).max(90),
    14,
  ),
  'privacy.answerDays': policy(
    'Days to decide what a person asks about their data',
    'Counted from the day they ask. The office’s own rule; a month is usual where a law sets one',
    z.int().min(1).max(90),
    30,
  ),
  'privacy.nameYears': policy(
    'Years an emptied record keeps its name',
    'Counted from the last participation or certificate. The accreditor asks to confirm who took part for six years',
    z.int().min(6).max(50),
    6,
  ),
  'tasks.reminderDays': policy(
    'Days between reminders',
    'Whoever owes something hears again after so many days, four times at most',
    z.int().min(1).max(30),
    3,
  ),
} as const

export type PolicyKey = keyof typeof policies
export type PolicyValue<Key extends PolicyKey> = z.output<(typeof policies)[Key]['shape']>
/** Every policy with its value. */
export type Policies = { [Key in PolicyKey]: PolicyValue<Key> }

function policy<Shape extends z.ZodType>(label: string, why: string, shape: Shape, standing: z.output<Shape>) {
  return { label, why, shape, standing }
}
