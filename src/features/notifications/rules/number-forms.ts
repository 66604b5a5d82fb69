/** How languages say whole numbers, besides their general form ('other'), which every language has. */
export const numberForms = ['one', 'two', 'few', 'many'] as const
export type NumberForm = (typeof numberForms)[number]

/** Numbers in mails are small: forms that begin with a million are no form to write words for. */
const mostInMails = 200
const examplesMost = 3

/** The form in which a language says a number; null for its general one. */
export function numberFormOf(lang: string, count: number): NumberForm | null {
  return formIn(new Intl.PluralRules(lang), count)
}

function formIn(rules: Intl.PluralRules, count: number): NumberForm | null {
  const category = rules.select(count)
  return numberForms.find(form => form === category) ?? null
}

/** The forms in which a language says the numbers of mails, each with the first numbers said so; null is the general one. */
export function numberFormsOf(lang: string): { form: NumberForm | null; numbers: number[]; more: boolean }[] {
  const rules = new Intl.PluralRules(lang)
  const counted = Array.from({ length: mostInMails }, (_, index) => index + 1).map(count => ({
    count,
    form: formIn(rules, count),
  }))
  return [...numberForms, null].flatMap(form => {
    const numbers = counted.flatMap(one => (one.form === form ? [one.count] : []))
    return numbers.length === 0
      ? []
      : [{ form, numbers: numbers.slice(0, examplesMost), more: numbers.length > examplesMost }]
  })
}
