import { sql } from 'kysely'
import type { Db } from '../../src/shared/context.ts'

/** What is recounted: what was known at a moment of the days until `to`, from `from` on or from each indicator's first day. */
interface Asked {
  asOf: Date
  from?: string
  to: string
}

/**
 * The figures of the ready-made indicators of the sample's partnership by plain SQL over its records, by their key: a second
 * way to the same numbers that shares no code with the house's counting.
 */
export async function recountFigures(db: Db, { asOf, from, to }: Asked): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    with partnership as (select id, starts_on from partnership where sample order by created_at limit 1),
    days as (select shipped_as as key, greatest(counts_from, ${from ?? '-infinity'}::date) as first, least(counts_to, ${to}::date) as last from indicator
      where partnership_id in (select id from partnership)),
    member as (select membership.organisation_id, member_from, coalesce(member_to, 'infinity') as member_to from membership
      join partner on partner.cluster_id = membership.cluster_id where partner.partnership_id in (select id from partnership)),
    word as (select distinct on (meeting_id, source, side) meeting_id, source, says from meeting_statement where said_at <= ${asOf}
      order by meeting_id, source, side, number desc),
    happened as (select meeting_id from word group by meeting_id
      having bool_or(says = 'held') and not coalesce(bool_or(says = 'not-held') filter (where source = 'steward'), false)),
    met as (select meeting.id, asker.organisation_id as one, request.to_organisation_id as other,
        (slot.starts_at at time zone mission.time_zone)::date as day
      from happened join meeting on meeting.id = happened.meeting_id join meeting_request request on request.id = meeting.request_id
      join participant asker on asker.id = request.from_participant_id
      join mission on mission.id = meeting.mission_id join placement on placement.meeting_id = meeting.id
      join schedule on schedule.id = placement.schedule_id and schedule.state = 'published' join slot on slot.id = placement.slot_id
      where mission.partnership_id in (select id from partnership)
        and exists (select 1 from member where organisation_id in (asker.organisation_id, request.to_organisation_id))),
    said as (select distinct on (record.id) record.kind, version.* from reported_record record
      join reported_version version on version.record_id = record.id where version.said_at <= ${asOf}
        and record.partnership_id in (select id from partnership)
      order by record.id, version.number desc),
    told as (select * from said where not withdrawn and (source is not null or link is not null or file_hash is not null)),
    company as (select id from organisation where kind in ('sme', 'company', 'large-company')),
    benefit as (
      select one as organisation, day from met union all select other, day from met
      union all select organisation_id, held_on from told where organisation_id is not null),
    rung as (select distinct on (meeting_id, side) meeting_id, side, rung from outcome_answer where answered_at <= ${asOf}
      order by meeting_id, side, number desc),
    over as (select type, ends_on as day from mission where state = 'over' and partnership_id in (select id from partnership)),
    counted as (
      select 'b2b-held' as key, (select count(*) from met, days where key = 'b2b-held' and day between first and last)
        + (select count(*) from (select distinct organisation_id, lower(counterpart), held_on from told, days
          where key = 'b2b-held' and kind = 'meeting' and between_whom = 'businesses' and held_on between first and last) each) as count
      union all select 'c2c-held', (select count(*) from (select distinct lower(counterpart), held_on from told, days
          where key = 'c2c-held' and kind = 'meeting' and between_whom = 'clusters' and held_on between first and last) each)
      union all select 'companies-benefiting', (select count(distinct organisation) from benefit, days where key = 'companies-benefiting'
          and day between first and last and organisation in (select id from company)
          and exists (select 1 from member where organisation_id = organisation and day between member_from and member.member_to))
      union all select 'agreements', (select count(*) from met join rung a on a.meeting_id = met.id and a.side = 'from'
          join rung b on b.meeting_id = met.id and b.side = 'to' and b.rung = a.rung, days
          where a.rung = 'mou' and key = 'agreements' and day between first and last)
        + (select count(*) from (select agreement_id, min(in_force_on) as day, min(in_force_at) as known from agreement_version
            join agreement on agreement.id = agreement_id where kind <> 'charter' and in_force_on is not null group by agreement_id) signed, days
          where key = 'agreements' and known <= ${asOf} and day between first and last)
      union all select 'organisations-reached', (select count(distinct organisation_id) from member, days
          where key = 'organisations-reached' and last between member_from and member.member_to)
      union all select 'pilot-missions', (select count(*) from over, days
          where key = 'pilot-missions' and type in ('outgoing-mission', 'incoming-mission') and day between first and last)
      union all select 'events', (select count(*) from over, days
          where key = 'events' and type not in ('outgoing-mission', 'incoming-mission', 'site-visit') and day between first and last)
      union all select 'projects-funded', (select count(distinct project.id) from project_record project
          join project_step step on step.project_id = project.id and step.state = 'funded' join project_partner on project_partner.project_id = project.id
          join member on member.organisation_id = project_partner.organisation_id, days
          where key = 'projects-funded' and step.noted_at <= ${asOf} and step.on_day between first and last)
      union all select 'clusters-recruited', (select count(*) from partner join partnership on partnership.id = partner.partnership_id, days
          where key = 'clusters-recruited' and joined_on > starts_on and joined_on between first and last))
    select key, count::int as count from counted`.execute(db)
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]))
}
