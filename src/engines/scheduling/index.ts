export { UnknownRecord } from './apply-changes.ts'
export { type BoardSchedule, costOfMove, freeCells, placeLate, swapCosts } from './board.ts'
export { readFewest, type Shortfall } from './board-fewest.ts'
export { checkProblem } from './check-problem.ts'
export { explainWaiting } from './explain-waiting.ts'
export type {
  Answer,
  Choice,
  Fact,
  FixedPlacement,
  Group,
  Meeting,
  MoveCost,
  ObjectiveTerm,
  Participant,
  Place,
  Placement,
  Problem,
  ProblemFault,
  Progress,
  Reason,
  Refusal,
  Remedy,
  Resource,
  Slot,
  SlotObstacle,
  Step,
  Unplaced,
  Violation,
  Walk,
} from './model.ts'
export { DEFAULT_MAX_IN_A_ROW, MISSION_ORDER, PUBLISHED_ORDER } from './model.ts'
export { repair } from './repair.ts'
export { InvalidSchedule } from './repair-desk.ts'
export type {
  Cause,
  Change,
  FallenMeeting,
  Repair,
  RepairCost,
  RepairMove,
  RepairOptions,
  RepairProposal,
  RepairRequest,
} from './repair-model.ts'
export { InvalidProblem, solve } from './solve.ts'
export { type BuildOptions, type RunningBuild, startBuild } from './start-build.ts'
export { verify } from './verify.ts'
