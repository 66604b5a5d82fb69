import type { SampleOrganisation } from '../../../seeds/sample-types.ts'
import * as accounts from '../accounts/contract-invitations.ts'
import * as directory from '../directory/contract.ts'
import { lookForDuplicates } from '../directory/contract-duplicates.ts'
import { ensureOrganisation } from '../directory/index.ts'
import * as partnerships from '../partnerships/contract.ts'
import { playProfiles } from './play-profiles.ts'
import type { Player } from './player.ts'

/** The six clusters, their partnership and its markets, all organisations and people, and who holds which role. */
export async function playDirectory(player: Player): Promise<void> {
  await playClusters(player)
  await playOrganisations(player)
  await playPeople(player)
  await playProfiles(player)
  await player.play(lookForDuplicates, {})
}

async function playClusters(player: Player): Promise<void> {
  const { data } = player
  await player.begin('clusters', data.clusters.length + 1)
  for (const cluster of data.clusters) {
    const legal = data.organisations.find(organisation => organisation.key === cluster.legalEntity)
    if (legal !== undefined) await ensureSampleOrganisation(player, legal)
    const { id } = await player.play(directory.createCluster, {
      name: cluster.name,
      shortName: cluster.shortName,
      country: cluster.country,
      city: cluster.city,
      email: cluster.email,
      website: `https://www.${cluster.key}.example/en`,
      staffFte: cluster.role === 'coordinator' ? 4.5 : 3,
      summary: cluster.summary.slice(0, 300),
      description: cluster.description,
      lang: cluster.lang,
      technologies: cluster.technologies,
      legalEntityId: legal === undefined ? null : player.idOf(legal.key),
    })
    await player.mark('cluster', id)
    player.remember(`cluster:${cluster.key}`, id)
    await player.advance()
  }
  await playPartnership(player)
  await player.advance()
}

async function playPartnership(player: Player): Promise<void> {
  const { data } = player
  const coordinator = data.clusters.find(cluster => cluster.role === 'coordinator')
  if (coordinator === undefined) throw new Error('the sample has no coordinator')
  const { id, slug } = await player.play(partnerships.createPartnership, {
    acronym: data.acronym,
    title: data.title,
    theme: data.theme,
    summary: data.summary,
    lang: data.lang,
    startsOn: data.startsOn,
    endsOn: data.endsOn,
    coordinatorClusterId: player.idOf(`cluster:${coordinator.key}`),
    joinedOn: coordinator.joinedOn,
  })
  await player.mark('partnership', id)
  player.remember('partnership', id)
  player.state.partnershipSlug = slug
  for (const cluster of data.clusters.filter(candidate => candidate !== coordinator)) {
    await player.play(partnerships.addPartner, {
      partnership: id,
      clusterId: player.idOf(`cluster:${cluster.key}`),
      joinedOn: cluster.joinedOn,
    })
  }
  for (const market of data.markets)
    await player.play(partnerships.saveMarket, {
      partnership: id,
      country: market.country,
      priority: market.priority,
      stage: market.stage,
      reason: market.reason.slice(0, 500),
    })
}

function factsOf(organisation: SampleOrganisation) {
  return {
    kind: organisation.kind,
    name: organisation.name,
    shortName: organisation.shortName.slice(0, 60),
    nameOtherScript: organisation.nameOtherScript,
    nameReading: organisation.nameReading,
    legalForm: organisation.legalForm,
    country: organisation.country,
    city: organisation.city,
    region: organisation.region.slice(0, 20),
    website: organisation.website,
    email: organisation.email,
    foundedYear: organisation.foundedYear,
    sizeClass: organisation.sizeClass,
    employees: organisation.employees,
    summary: organisation.summary.slice(0, 300),
    description: organisation.description,
    offers: organisation.offers,
    needs: organisation.needs,
    lang: organisation.lang,
    technologies: organisation.technologies,
    targetMarkets: organisation.targetMarkets,
    certificates: organisation.certificates,
    visibility: 'platform' as const,
  }
}

async function ensureSampleOrganisation(player: Player, organisation: SampleOrganisation): Promise<void> {
  const ensured = await ensureOrganisation(player.ctx, factsOf(organisation))
  // Invented companies: of several loaded before, any is the one.
  const id = 'unclear' in ensured ? ensured.unclear[0]?.id : ensured.id
  if (id === undefined) throw new Error(`an organisation is unclear without candidates: ${organisation.key}`)
  await player.mark('organisation', id)
  player.remember(organisation.key, id)
}

async function playOrganisations(player: Player): Promise<void> {
  await player.begin('organisations', player.data.organisations.length)
  for (const organisation of player.data.organisations) {
    const [first, ...others] = organisation.memberships
    if (first === undefined || player.has(organisation.key)) {
      if (!player.has(organisation.key)) await ensureSampleOrganisation(player, organisation)
    } else {
      const created = await player.play(directory.createOrganisation, {
        ...factsOf(organisation),
        clusterId: player.idOf(`cluster:${first.cluster}`),
        memberFrom: first.from,
        // Institutes and clinics show themselves to everybody, companies to who has an account.
        visibility: organisation.capabilities.length > 0 ? 'public' : 'platform',
      })
      await player.mark('organisation', created.id)
      player.remember(organisation.key, created.id)
      for (const membership of others) {
        await player.play(directory.addMember, {
          cluster: player.idOf(`cluster:${membership.cluster}`),
          organisationId: created.id,
          memberFrom: membership.from,
        })
      }
    }
    await player.advance()
  }
}

async function playPeople(player: Player): Promise<void> {
  await player.begin('people', player.data.people.length + player.data.roles.length)
  for (const person of player.data.people) {
    const facts = {
      givenName: person.givenName,
      familyName: person.familyName,
      nameOtherScript: person.nameOtherScript,
      nameReading: person.nameReading,
      email: person.email,
      ...(person.phone === undefined ? {} : { phone: person.phone }),
      jobTitle: person.jobTitle.slice(0, 120),
      lang: person.lang,
      isContact: true,
    }
    const { id } =
      person.organisation === null
        ? await player.play(directory.addClusterPerson, {
            cluster: player.idOf(`cluster:${person.cluster}`),
            ...facts,
          })
        : await player.play(directory.addPerson, { organisation: player.idOf(person.organisation), ...facts })
    await player.mark('person', id)
    player.remember(person.key, id)
    await player.advance()
  }
  await setTimeZones(player)
}

/** Where each person's clock hangs, a zone at a time. */
async function setTimeZones(player: Player): Promise<void> {
  for (const [zone, people] of Map.groupBy(player.data.people, person => person.timeZone)) {
    const ids = people.map(person => player.idOf(person.key))
    await player.ctx.db.updateTable('person').set({ time_zone: zone }).where('id', 'in', ids).execute()
  }
}

/** Gives the roles; those for a mission wait until it exists. */
export async function playRoles(player: Player): Promise<void> {
  await player.begin('roles', player.data.roles.length)
  for (const role of player.data.roles) {
    const person = player.data.people.find(candidate => candidate.key === role.person)
    if (person === undefined) throw new Error(`the sample gives a role to nobody: ${role.person}`)
    await player.play(accounts.inviteToRole, {
      email: person.email,
      givenName: person.givenName,
      familyName: person.familyName,
      lang: asInterfaceLanguage(person.lang),
      role: role.role,
      clusterId: role.cluster === null ? null : player.idOf(`cluster:${role.cluster}`),
      missionId: role.mission === null ? null : player.idOf(`mission:${role.mission}`),
      organisationId: role.organisation === null ? null : player.idOf(role.organisation),
      partnershipId: role.role === 'partnership-coordinator' ? player.idOf('partnership') : null,
    })
    await player.advance()
  }
}

export function asInterfaceLanguage(lang: string): 'en' | 'fr' | 'de' | 'es' | 'lt' {
  return (['fr', 'de', 'es', 'lt'] as const).find(known => known === lang) ?? 'en'
}
