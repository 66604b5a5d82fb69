import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

interface Made {
  agreement: string
  party: string
}

/** An agreement of the own partnership between the own manager's cluster and somebody outside, its first version as far as asked. */
async function addAgreement(
  { own }: World,
  house: House,
  state: 'draft' | 'open' | 'in-force',
): Promise<Made> {
  const { db } = house.database
  const agreement = house.newId()
  const now = house.now()
  await db
    .insertInto('agreement')
    .values({
      id: agreement,
      slug: `agreement-${agreement.slice(-8)}`,
      partnership_id: own.partnershipId,
      kind: 'mou',
      title: 'Memorandum',
      lang: 'en',
      created_at: now,
    })
    .execute()
  const party = house.newId()
  await db
    .insertInto('agreement_party')
    .values([
      {
        id: party,
        agreement_id: agreement,
        cluster_id: own.clusterId,
        signatory: 'Somebody',
        joined_on: '2026-01-01',
        created_at: now,
      },
      {
        id: house.newId(),
        agreement_id: agreement,
        name: 'Counterpart',
        signatory: 'Somebody else',
        joined_on: '2026-01-01',
        created_at: now,
      },
    ])
    .execute()
  await db
    .insertInto('agreement_version')
    .values({
      agreement_id: agreement,
      number: 1,
      state,
      clauses: JSON.stringify([{ heading: 'Aim', text: 'To meet.' }]),
      made_at: now,
      opened_at: state === 'draft' ? null : now,
      in_force_on: state === 'in-force' ? '2026-01-02' : null,
    })
    .execute()
  return { agreement, party }
}

const pdf = new TextEncoder().encode('%PDF-1.4\nsigned')

/** A signed copy that the named person brought. */
async function addCopy(world: World, house: House): Promise<Made & { copy: string }> {
  const made = await addAgreement(world, house, 'open')
  const { hash, size } = await house.files.put(pdf)
  const { db } = house.database
  await db
    .insertInto('file')
    .values({ hash, size, created_at: house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const copy = house.newId()
  await db
    .insertInto('agreement_signature')
    .values({
      id: copy,
      agreement_id: made.agreement,
      number: 1,
      party_id: made.party,
      method: 'ink',
      signed_on: '2026-01-02',
      signatory: 'Somebody',
      file_hash: hash,
      file_name: 'signed.pdf',
      added_at: house.now(),
    })
    .execute()
  return { ...made, copy }
}

/** A file that everybody who may bring it has just sent. */
async function sendPdf({ own, administrator }: World, house: House): Promise<{ hash: string; name: string }> {
  const { hash, size } = await house.files.put(pdf)
  for (const person of [administrator, own.people.coordinator, own.people.manager])
    await house.database.db
      .insertInto('upload')
      .values({ person_id: person, hash, size, sent_at: house.now() })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  return { hash, name: 'signed.pdf' }
}

const only = ({ agreement }: Made) => ({ agreement })

/** Inputs for the calls about agreements. */
export const agreementProbes: Record<string, Probe> = {
  'agreements.listAgreements': ({ own }) => ({ partnership: own.partnershipId }),
  'agreements.createAgreement': ({ own }) => ({
    partnership: own.partnershipId,
    kind: 'mou',
    title: 'Memorandum',
  }),
  'agreements.getAgreement': async (world, house) => only(await addAgreement(world, house, 'open')),
  'agreements.saveText': async (world, house) => ({
    ...only(await addAgreement(world, house, 'draft')),
    saved: 1,
    title: 'Memorandum',
    clauses: [],
  }),
  'agreements.saveParty': async (world, house) => ({
    ...only(await addAgreement(world, house, 'draft')),
    name: 'Somebody',
  }),
  'agreements.endParty': async (world, house) => ({
    ...(await addAgreement(world, house, 'draft')),
    leftOn: '2026-06-30',
  }),
  'agreements.openForSignature': async (world, house) => ({
    ...only(await addAgreement(world, house, 'draft')),
    saved: 1,
  }),
  'agreements.dropVersion': async (world, house) => ({
    ...only(await addAgreement(world, house, 'draft')),
    version: 1,
  }),
  'agreements.amendAgreement': async (world, house) => ({
    ...only(await addAgreement(world, house, 'in-force')),
    reason: 'Another clause',
  }),
  'agreements.endAgreement': async (world, house) => ({
    ...only(await addAgreement(world, house, 'in-force')),
    endedOn: '2026-06-30',
    reason: 'Its two years are over',
  }),
  'agreements.remindMissing': async (world, house) => only(await addAgreement(world, house, 'open')),
  'agreements.addSignedCopy': async (world, house) => ({
    ...(await addAgreement(world, house, 'open')),
    version: 1,
    method: 'ink',
    signedOn: '2026-01-03',
    signatory: 'Somebody',
    file: await sendPdf(world, house),
  }),
  'agreements.withdrawSignedCopy': async (world, house) => {
    const { agreement, party } = await addCopy(world, house)
    return { agreement, party, version: 1 }
  },
  'agreements.getPaper': async (world, house) => ({
    ...only(await addAgreement(world, house, 'open')),
    version: 1,
  }),
  'agreements.getSignedCopy': async (world, house) => {
    const { agreement, copy } = await addCopy(world, house)
    return { agreement, copy }
  },
}
