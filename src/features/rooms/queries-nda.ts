import type { Db } from '../../shared/context.ts'
import type { Clause } from './rules/nda-text.ts'

export interface NdaRow {
  id: string
  state: 'proposed' | 'signed' | 'replaced'
  kind: 'mutual' | 'one-way'
  discloser: number | null
  purpose: string
  law: string
  confidentialityYears: number
  validUntil: string
  proposedBy: number
  proposedAt: Date
  fileHash: string | null
  fileName: string | null
  signedAt: Date | null
  pdfHash: string | null
  termsHash: string
  clauses: Clause[]
}

export interface AcceptanceRow {
  side: number
  fullName: string
  capacity: string
  acceptedAt: Date
}

const columns = [
  'id',
  'state',
  'kind',
  'discloser',
  'purpose',
  'law',
  'confidentiality_years as confidentialityYears',
  'valid_until as validUntil',
  'proposed_by as proposedBy',
  'proposed_at as proposedAt',
  'file_hash as fileHash',
  'file_name as fileName',
  'signed_at as signedAt',
  'pdf_hash as pdfHash',
  'terms_hash as termsHash',
  'clauses',
] as const

/** The agreement that is proposed or signed; one that was replaced is history. */
export async function findNda(db: Db, roomId: string): Promise<NdaRow | null> {
  const row = await db
    .selectFrom('room_nda')
    .select(columns)
    .where('room_id', '=', roomId)
    .where('state', '!=', 'replaced')
    .executeTakeFirst()
  return row === undefined ? null : { ...row, clauses: row.clauses as Clause[] }
}

export async function listAcceptances(db: Db, ndaId: string): Promise<AcceptanceRow[]> {
  return db
    .selectFrom('room_acceptance')
    .select(['side', 'full_name as fullName', 'capacity', 'accepted_at as acceptedAt'])
    .where('nda_id', '=', ndaId)
    .orderBy('accepted_at')
    .orderBy('side')
    .execute()
}
