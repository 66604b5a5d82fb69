/** From what a meeting has come to a story can be told; nothing is none. */
export const storyRungs = ['talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract'] as const
export type StoryRung = (typeof storyRungs)[number]

/** How far both sides say it came: where they differ the lesser, where one is silent the other's word; null is no story. */
export function rungOfStory(from: string | null, to: string | null): StoryRung | null {
  const said = [from, to].filter(rung => rung !== null)
  const at = said.map(rung => (storyRungs as readonly string[]).indexOf(rung))
  const least = at.length === 0 ? -1 : Math.min(...at)
  return storyRungs[least] ?? null
}

/** Whether a text names somebody, however it is written: in capitals, with other spaces or marks. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const plain = (words: string) =>
    words
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const inside = ` ${plain(text)} `
  return names.filter(name => plain(name) !== '' && inside.includes(` ${plain(name)} `))
}

/** What each company said of the newest version: null, nothing yet. */
interface Consent {
  readonly from: boolean | null
  readonly to: boolean | null
}

/** Whether others than the two companies may read it. */
export const isAgreed = ({ from, to }: Consent): boolean => from === true && to === true
