import type { Context, Db } from '../../shared/context.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { selectQuestions } from './queries.ts'
import type { Question } from './rules/answers.ts'

/** A question as registration asks it. */
export type AskedQuestion = Question & { label: string; hint: string | null; options: string[] }

/**
 * What this room asks of whoever keeps calls for delegates: what applicants answer, who applied through which cluster, and
 * whom free seats go to. The house connects it at start, since that room stands upon this one.
 */
export interface CallKeeper {
  /** What applicants answer beyond the mission's own questions; null where the mission has no call. */
  questionsOf: (db: Db, missionId: string) => Promise<AskedQuestion[] | null>
  noteApplication: (
    ctx: Context,
    application: {
      missionId: string
      participantId: string
      organisationId: string
      clusterId: string | null
    },
  ) => Promise<void>
  /** Those who wait for the call's seats, and whom of them its free seats go to, in order. */
  reserveOf: (ctx: Context, missionId: string) => Promise<{ waiting: string[]; next: string[] }>
  /** Whether the viewer scores the applicants of a mission, and whether they or a company they edit applied. */
  partIn: (db: Db, viewer: Viewer, missionId: string) => Promise<{ reviews: boolean; applied: boolean }>
  /** Takes the call along into a copy of the mission. */
  copyCall: (ctx: Context, from: string, to: string) => Promise<void>
}

let keeper: CallKeeper | null = null

/** Names who keeps calls for delegates; called once, when the house is put together. */
export function keepCalls(callKeeper: CallKeeper): void {
  keeper = callKeeper
}

/** Who keeps calls, or null while nobody does. */
export function callKeeperIfAny(): CallKeeper | null {
  return keeper
}

/** Everything somebody who registers is asked: a call's conditions, then the mission's own questions. */
export async function selectAsked(
  db: Db,
  missionId: string,
): Promise<{ questions: AskedQuestion[]; hasCall: boolean }> {
  const ofCall = (await keeper?.questionsOf(db, missionId)) ?? null
  return {
    questions: [...(ofCall ?? []), ...(await selectQuestions(db, missionId))],
    hasCall: ofCall !== null,
  }
}
