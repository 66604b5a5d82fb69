import type { ReactNode } from 'react'
import { BothSides, type Pair, type Parties } from './MatchReasons.tsx'
import './matching.css'

/** Why two would want each other, for screens of other rooms: the strongest reasons of both sides. */
export function WhyTheTwo(props: { pair: Pair; parties: Parties; most: number }): ReactNode {
  return <BothSides {...props} level={3} />
}
