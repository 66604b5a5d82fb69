import type { useText } from '../../../web/text.tsx'
import { anyProgramme } from '../rules/project-columns.ts'

/** Framework programmes as CORDIS writes them, and as they are called in every language. */
const called: Readonly<Record<string, string>> = {
  HORIZON: 'Horizon Europe',
  H2020: 'Horizon 2020',
  FP7: 'FP7',
}

/** What a programme is called on the screen. */
export function programmeName(programme: string, text: ReturnType<typeof useText>): string {
  return programme === anyProgramme ? text('directory.programme.any') : (called[programme] ?? programme)
}
