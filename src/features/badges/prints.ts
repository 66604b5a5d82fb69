import sharp from 'sharp'
import type { Context, Translate } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { LoadedMission, MissionRow } from '../missions/index.ts'
import { fontFamilies, typeset } from '../schedule/index.ts'
import { readReleasedSponsors } from '../sponsors/index.ts'
import { makeCodes } from './codes.ts'
import type * as contract from './contract.ts'
import { sayBearer } from './my-badge.ts'
import {
  badgeTemplate,
  brochureTemplate,
  listTemplate,
  type PrintedBadges,
  type PrintedPeople,
} from './print/template.ts'
import { pictureOf } from './qr.ts'
import { selectBearers, selectListed } from './queries.ts'

/** Badges of everybody who comes, or of one: a walk-in's, or one that was lost. */
export async function printBadges(
  ctx: Context,
  input: ParsedInputOf<typeof contract.printBadges>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const { row } = subject
  const bearers = await selectBearers(
    ctx.db,
    row.id,
    input.participant === undefined ? null : [input.participant],
  )
  if (input.participant !== undefined && bearers.length === 0) throw new Refusal('not-found')
  const codes = await makeCodes(ctx, row.id, bearers)
  const { lang } = ctx.viewer
  const data: PrintedBadges = {
    title: row.title,
    lang,
    fonts: fontFamilies,
    badges: bearers.map((bearer, index) => {
      const { name, otherScript, organisation, country } = sayBearer(bearer)
      const code = codes[index]
      return {
        name: name === '' ? organisation : name,
        nameOther: otherScript ?? '',
        organisation: name === '' ? '' : organisation,
        organisationOther: bearer.organisationOther ?? '',
        country: sayCountry(country, lang),
        typed: code?.typed ?? '',
        picture: pictureOf(code?.address ?? ''),
      }
    }),
  }
  return pdf(`${row.slug}-badges.pdf`, await typeset(badgeTemplate, data))
}

/** The participants' list: by name only those who agreed to it. */
export async function printList(ctx: Context, _input: unknown, subject: LoadedMission): Promise<FileAnswer> {
  const people = await selectListed(ctx.db, subject.id, 'printed-list')
  const shown = people.filter(one => one.kind !== 'represented')
  return printPeople(ctx, subject.row, { part: 'list', template: listTemplate, people: shown })
}

/** The delegates' brochure: who travels, and the companies whose offers they carry. */
export async function printBrochure(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const people = await selectListed(ctx.db, subject.id, 'brochure')
  const sponsors = await readReleasedSponsors(ctx, subject.id)
  const shown = people.filter(
    one => one.kind === 'travelling' || one.kind === 'represented' || one.kind === 'remote',
  )
  return printPeople(ctx, subject.row, {
    part: 'brochure',
    template: brochureTemplate,
    people: shown,
    sponsors,
  })
}

async function printPeople(
  ctx: Context,
  mission: MissionRow,
  wanted: {
    part: 'list' | 'brochure'
    template: string
    people: Awaited<ReturnType<typeof selectListed>>
    sponsors?: Awaited<ReturnType<typeof readReleasedSponsors>>
  },
): Promise<FileAnswer> {
  const { lang } = ctx.viewer
  const text = ctx.text(lang)
  const data: PrintedPeople = {
    title: `${mission.title} · ${mission.city}`,
    heading: text(`badges.print.${wanted.part}`),
    lang,
    fonts: fontFamilies,
    foot: text('badges.print.foot', { at: sayDay(ctx.now(), mission.time_zone, lang) }),
    intro: text(`badges.print.${wanted.part}Intro`),
    empty: text('badges.print.empty'),
    words: sayWords(text),
    people: wanted.people.map(one => ({
      name: one.name,
      nameOther: one.otherScript ?? '',
      organisation: one.organisation,
      organisationOther: one.organisationOther ?? '',
      place: [one.city, sayCountry(one.country, lang)]
        .filter(part => part !== null && part !== '')
        .join(', '),
      offers: one.offers ?? '',
      seeks: one.seeks ?? '',
      carrier: one.carrier ?? '',
    })),
    sponsorsHeading: text('missions.sponsors.title'),
    sponsors: await Promise.all(
      (wanted.sponsors ?? []).map(async one => ({
        name: one.name,
        what: text(one.level === null ? 'missions.sponsors.host' : `missions.sponsors.${one.level}`),
        gives: one.gives,
        picture: one.logo === null ? '' : await drawLogo(one.logo),
      })),
    ),
  }
  return pdf(`${mission.slug}-${wanted.part}.pdf`, await typeset(wanted.template, data))
}

/** A logo in the form that the printer of these papers takes. */
async function drawLogo(logo: Uint8Array): Promise<string> {
  const { width, height } = await sharp(logo).metadata()
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image href="data:image/png;base64,${Buffer.from(logo).toString('base64')}" width="${width}" height="${height}"/></svg>`
}

function sayWords(text: Translate): PrintedPeople['words'] {
  return {
    name: text('badges.print.name'),
    organisation: text('badges.print.organisation'),
    country: text('badges.print.country'),
    offers: text('badges.print.offers'),
    seeks: text('badges.print.seeks'),
    carried: text('badges.print.carried'),
  }
}

function pdf(fileName: string, body: Buffer): FileAnswer {
  return { fileName, mediaType: 'application/pdf', body, inline: true }
}

function sayCountry(code: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'region' }).of(code) ?? code
}

function sayDay(instant: Date, zone: string, lang: string): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(instant)
}
