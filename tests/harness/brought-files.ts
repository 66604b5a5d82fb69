import { utils, write } from '@e965/xlsx'

/** Files that people bring to the house, so that the screens of imports have something to show. */
export const members = `Name;Country;City;Website;Kind
Vilnius Lens Sample;Lithuania;Vilnius;https://lens.example;SME
Kaunas Fibre Sample;LT;Kaunas;;SME
Nowhere Optics Sample;Atlantis;;;SME
`

export const participants = `Organisation;Given name;Family name;E-mail;Country
Vilnius Lens Sample;Ona;Pavyzdė;ona@lens.example;LT
Nobody Knows Ltd;;;not-an-address;XX
`

export const requests = `From;To;Wish;Note
UAB Spindulio Kelias Pavyzdys;Sample Kogaku;must;Hello
Somebody;Nobody;must;
`

export const topic = {
  topicId: 'SAMPLE-HLTH-2031-01',
  title: 'Light for early detection in primary care',
  programme: 'Sample Europe',
  callIdentifier: 'SAMPLE-HLTH-2031',
  actionType: 'RIA',
  deadline: '2031-04-15',
  budgetMin: 4_000_000,
  budgetMax: 6_000_000,
  keywords: 'photonics, screening',
  description:
    'Objective: Proposals show earlier detection in primary care.\n\nScope: Devices that a nurse can use.',
}

/** Three entries of a house elsewhere, of which one has no title. */
export const foreignFeed = {
  source: 'https://kontor.elsewhere.example',
  opportunities: [
    {
      reference: 'BRNL20310101001',
      type: 'business-request',
      lang: 'en',
      title: 'Spectrometers for glasshouses wanted',
      summary: 'A grower looks for handheld spectrometers that tell ripe fruit from unripe.',
      country: 'NL',
    },
    { reference: 'TONL20310101002', type: 'technology-offer', summary: 'No title.', country: 'NL' },
    { reference: 'TONL20310101003', title: 'No type', summary: 'A lens.', country: 'NL' },
  ],
}

export const notes = `Colour;Means
green;is coming
`

/** A workbook with a sheet for each table, so that the screens of imports show the choice of a sheet too. */
export function workbook(tables: Record<string, string>): Uint8Array<ArrayBuffer> {
  const book = utils.book_new()
  for (const [name, table] of Object.entries(tables)) {
    const rows = table.trimEnd().split('\n')
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map(row => row.split(';'))), name)
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}
