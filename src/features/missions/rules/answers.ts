/** A question of a mission's registration form, as far as its answer is judged. */
export interface Question {
  id: string
  kind: 'text' | 'long-text' | 'choice' | 'yes-no'
  options: readonly string[]
  required: boolean
}

export interface AnswerFault {
  field: string
  code: 'missing' | 'not-offered' | 'too-long'
}

const longest = { text: 500, 'long-text': 5000, choice: 500, 'yes-no': 5 } as const

/** Keeps the answers to questions that are asked, trimmed, and names every fault at its field. A choice must be offered. */
export function checkAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, string>>,
): { answers: Record<string, string>; faults: AnswerFault[] } {
  const answers: Record<string, string> = {}
  const faults: AnswerFault[] = []
  for (const question of questions) {
    const answer = (given[question.id] ?? '').trim()
    const field = `answers.${question.id}`
    if (answer === '') {
      if (question.required) faults.push({ field, code: 'missing' })
      continue
    }
    if (answer.length > longest[question.kind]) faults.push({ field, code: 'too-long' })
    else if (question.kind === 'choice' && !question.options.includes(answer))
      faults.push({ field, code: 'not-offered' })
    else if (question.kind === 'yes-no' && answer !== 'yes' && answer !== 'no')
      faults.push({ field, code: 'not-offered' })
    else answers[question.id] = answer
  }
  return { answers, faults }
}

/** Reads stored answers; anything that is not text is left out. */
export function readAnswers(stored: unknown): Record<string, string> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
