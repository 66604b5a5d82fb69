import type { Translate } from '../shared/context.ts'
import type { Problem, Refusal } from '../shared/refusals.ts'

/** A refusal in the words of a language, as RFC 9457 problem details. */
export function describeProblem(refusal: Refusal, requestId: string, text: Translate): Problem {
  return {
    type: `about:blank#${refusal.code}`,
    title: text(`refusal.${refusal.code}`, refusal.values),
    status: refusal.status,
    code: refusal.code,
    requestId,
    faults: refusal.faults.map(fault => ({
      field: fault.field,
      code: fault.code,
      message: describeFault(fault.code, fault.values, text),
    })),
  }
}

function describeFault(code: string, values: Record<string, unknown> | undefined, text: Translate): string {
  const inField = text(`fault.${code}`, values)
  if (inField !== `fault.${code}`) return inField
  const asRefusal = text(`refusal.${code}`, values)
  return asRefusal === `refusal.${code}` ? text('fault.invalid') : asRefusal
}
