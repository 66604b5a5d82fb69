/** What an applicant answers, and which answers make them eligible. */
export interface Condition {
  id: string
  kind: 'yes-no' | 'choice' | 'level'
  options: readonly string[]
  /** 'yes' or 'no', or some of the options; a level counts from `leastLevel` on. */
  accepted: readonly string[]
  leastLevel: number | null
}

export const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** What of a condition an applicant can choose. */
export function choicesOf(condition: Condition): readonly string[] {
  if (condition.kind === 'yes-no') return ['yes', 'no']
  return condition.kind === 'level' ? levels : condition.options
}

/** Whether an answer meets a condition; null where nothing was answered. */
export function meetsCondition(condition: Condition, answer: string | undefined): boolean | null {
  if (answer === undefined || answer === '') return null
  if (!choicesOf(condition).includes(answer)) return false
  return condition.kind === 'level'
    ? Number(answer) >= (condition.leastLevel ?? 1)
    : condition.accepted.includes(answer)
}

/** The conditions an applicant does not meet; what was not answered is not met. */
export function unmetConditions<C extends Condition>(
  conditions: readonly C[],
  answers: Readonly<Record<string, string>>,
): C[] {
  return conditions.filter(condition => meetsCondition(condition, answers[condition.id]) !== true)
}
