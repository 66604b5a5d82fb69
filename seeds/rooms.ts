import { housingDrawing } from './drawings.ts'

/** Rooms of the sample's cast, each at another point of its way: invented, and believable. */

/** What one side does, so many days after the room was opened. */
export type SampleRoomAct = { by: 0 | 1; after: number } & (
  | { act: 'agree'; step: 'identity' | 'nda' | 'technical' }
  | { act: 'text'; step: 'teaser' | 'identity' | 'technical'; title: string; body: string; lang?: SampleLang }
  | { act: 'file'; step: 'identity' | 'technical'; title: string; name: string; content: string }
  /** A file that others get only with their name on each page; `drawing` is Typst. */
  | { act: 'drawing'; step: 'identity' | 'technical'; title: string; name: string; drawing: string }
  | { act: 'propose'; oneWay?: true; purpose: string; law: string; years: number; until: number }
  | { act: 'accept'; capacity: string }
  /** Reads every text of the other side and gets its files. */
  | { act: 'read' }
  | { act: 'close' }
  | { act: 'end'; reason: string }
)

type SampleLang = 'en' | 'fr' | 'de' | 'es' | 'lt'

export interface SampleRoom {
  key: string
  /** Keys of the two organisations, the one that opens first. */
  sides: readonly [string, string]
  /** Key of the accepted interest it comes from. */
  interest?: string
  daysBefore: number
  begin: 'teaser' | 'identity'
  lang: SampleLang
  title: string
  teaser: string
  course: readonly SampleRoomAct[]
}

/** Counterparts in Japan whose contact speaks for them in rooms. */
export const sampleSpeakers: readonly { organisation: string; person: string }[] = [
  { organisation: 'j05', person: 'p-j05-1' },
  { organisation: 'j09', person: 'p-j09-1' },
  { organisation: 'j10', person: 'p-j10-1' },
]

/** Both agree on the day after opening to come to the agreement, whatever the first step was. */
const toAgreement = (after = 1): SampleRoomAct[] => [
  { by: 0, after, act: 'agree', step: 'nda' },
  { by: 1, after, act: 'agree', step: 'nda' },
]
const bothAccept = (after: number, capacities: readonly [string, string]): SampleRoomAct[] => [
  { by: 0, after, act: 'accept', capacity: capacities[0] },
  { by: 1, after: after + 1, act: 'accept', capacity: capacities[1] },
]
const toTechnical = (after: number): SampleRoomAct[] => [
  { by: 0, after, act: 'agree', step: 'technical' },
  { by: 1, after, act: 'agree', step: 'technical' },
]

export const sampleRooms: readonly SampleRoom[] = [
  {
    key: 'room-oct-source',
    sides: ['t05', 'r02'],
    interest: 'i-oct',
    daysBefore: 57,
    begin: 'identity',
    lang: 'en',
    title: 'A swept source at 1,060 nm for the OCT engine',
    teaser:
      'Our engine runs at 200,000 lines a second. With a source of 400 kHz we could image the choroid in one pass. We want to find out whether the two fit, with two samples before Osaka.',
    course: [
      ...toAgreement(),
      {
        by: 0,
        after: 2,
        act: 'propose',
        purpose: 'To find out whether the swept source fits the OCT engine, electrically and optically.',
        law: 'FR',
        years: 5,
        until: 720,
      },
      ...bothAccept(2, ['Directeur général', 'Generalinis direktorius']),
      ...toTechnical(4),
      {
        by: 1,
        after: 4,
        act: 'file',
        step: 'technical',
        title: 'Sweep data of sample 7',
        name: 'sweep-sample-7.csv',
        content:
          'time_us;wavelength_nm;power_mw\n0.00;1011.2;17.8\n0.25;1024.9;20.6\n0.50;1039.7;22.1\n0.75;1055.0;22.4\n1.00;1070.3;21.9\n1.25;1085.1;20.2\n1.50;1098.4;17.1\n',
      },
      {
        by: 1,
        after: 5,
        act: 'drawing',
        step: 'technical',
        title: 'Housing, drawing 3',
        name: 'housing-ss-1060-h-03.pdf',
        drawing: housingDrawing,
      },
      {
        by: 1,
        after: 5,
        act: 'text',
        step: 'technical',
        title: 'Measured figures, three units',
        body: 'At 25 °C over eight hours: 402 kHz, 98 nm at 10 dB, 22 mW behind the isolator, coherence length 11 mm. The trigger jitters by less than 40 ps. Unit 9 drifts by 0.6 nm when it warms up; we are changing the mount.',
      },
      {
        by: 0,
        after: 6,
        act: 'text',
        step: 'technical',
        title: 'What the engine needs',
        body: 'FC/APC, at least 15 mW at the input, a k-clock up to 1 GHz, start of sweep as LVDS. The housing leaves 140 × 90 × 38 mm for the source.',
      },
      { by: 0, after: 7, act: 'read' },
    ],
  },
  {
    key: 'room-oct-kobe',
    sides: ['t05', 'j05'],
    daysBefore: 80,
    begin: 'identity',
    lang: 'en',
    title: 'OCT engine inside a fundus camera',
    teaser:
      'A module the size of a book that gives your fundus camera cross-sections of the retina. We bring the engine, you the optics and your sales in Japan.',
    course: [
      ...toAgreement(2),
      {
        by: 0,
        after: 3,
        act: 'propose',
        oneWay: true,
        purpose: 'To judge whether the OCT engine can be built into a fundus camera of the Receiver.',
        law: 'FR',
        years: 7,
        until: 700,
      },
      ...bothAccept(4, ['Directeur général', 'Head of development']),
      ...toTechnical(8),
      {
        by: 0,
        after: 8,
        act: 'file',
        step: 'technical',
        title: 'Interface description, version 2',
        name: 'oct-engine-interface.txt',
        content:
          'OCT engine, interface description 2.1 (sample)\n\nSupply: 24 V, 1.8 A. Data: USB 3.2, 200,000 A-scans of 2,048 samples a second.\nOptical: FC/APC, numerical aperture 0.11, working range 12 mm in air.\nMechanical: 198 x 128 x 41 mm, four M4 threads.\n',
      },
      {
        by: 0,
        after: 9,
        act: 'text',
        step: 'technical',
        title: 'Laser safety',
        body: 'Class 1 at the eye for 8 hours with 1.7 mW at 1,060 nm. The shutter closes within 3 ms when the scanner stops; the test report is that of March.',
      },
      { by: 1, after: 11, act: 'read' },
    ],
  },
  {
    key: 'room-heart',
    sides: ['t03', 'j09'],
    daysBefore: 64,
    begin: 'identity',
    lang: 'en',
    title: 'Blood pressure without a cuff: a study on the ward',
    teaser:
      'An optical sensor at the wrist estimates blood pressure continuously. We look for a cardiology ward that wears it beside the arterial line, forty patients, three months.',
    course: [
      {
        by: 1,
        after: 3,
        act: 'text',
        step: 'identity',
        title: 'Who would lead the study',
        body: 'The ward has 38 beds and sees about 900 patients a year with an arterial line. Our ethics board meets on the second Tuesday of each month and wants the protocol in Japanese.',
      },
      ...toAgreement(5),
      {
        by: 0,
        after: 6,
        act: 'propose',
        purpose: 'To write the protocol of a study with the optical sensor and to decide whether it is done.',
        law: 'AT',
        years: 5,
        until: 500,
      },
      { by: 0, after: 6, act: 'accept', capacity: 'Geschäftsführer' },
    ],
  },
  {
    key: 'room-raman',
    sides: ['t04', 'j10'],
    daysBefore: 62,
    begin: 'teaser',
    lang: 'en',
    title: 'Seeing the edge of a tumour during surgery',
    teaser:
      'A fibre probe tells within a second whether tissue at the edge of a cut is tumour. We look for a university hospital that tries it in neurosurgery.',
    course: [
      { by: 1, after: 2, act: 'agree', step: 'identity' },
      { by: 0, after: 3, act: 'agree', step: 'identity' },
      {
        by: 0,
        after: 4,
        act: 'text',
        step: 'identity',
        title: 'Who we are',
        body: 'Eleven people in Leoben. The probe has been used in 64 operations in Graz under an ethics vote; the report is public and in German.',
      },
      { by: 0, after: 5, act: 'agree', step: 'nda' },
    ],
  },
  {
    key: 'room-slides',
    sides: ['r13', 't08'],
    daysBefore: 55,
    begin: 'teaser',
    lang: 'de',
    title: 'Auswertung von Gewebeschnitten im Scanner selbst',
    teaser:
      'Ein Hersteller von Scannern für die Pathologie sucht Software, die schon beim Einlesen sagt, welche Schnitte zuerst angesehen werden sollten. Rund 400 Geräte stehen im Feld.',
    course: [],
  },
  {
    key: 'room-mirror',
    sides: ['r06', 't05'],
    daysBefore: 120,
    begin: 'identity',
    lang: 'fr',
    title: 'Miroir MEMS pour la tête de balayage',
    teaser:
      'Un miroir de 5 mm qui balaie à 21 kHz et tient dans une tête portative. Nous proposons de l’essayer dans votre module avant de figer le boîtier.',
    course: [
      ...toAgreement(),
      {
        by: 1,
        after: 3,
        act: 'propose',
        purpose: 'Évaluer le miroir MEMS dans la tête de balayage du module OCT.',
        law: 'FR',
        years: 5,
        until: 730,
      },
      ...bothAccept(4, ['Président', 'Directeur général']),
      ...toTechnical(6),
      {
        by: 0,
        after: 7,
        act: 'file',
        step: 'technical',
        title: 'Courbe de résonance',
        name: 'resonance-21khz.csv',
        content:
          'frequency_hz;angle_deg\n20800;2.1\n20900;3.8\n20950;5.9\n21000;8.0\n21050;6.2\n21100;3.9\n21200;1.9\n',
      },
      { by: 1, after: 9, act: 'read' },
      { by: 0, after: 30, act: 'close' },
    ],
  },
  {
    key: 'room-stents',
    sides: ['t10', 'r01'],
    daysBefore: 150,
    begin: 'identity',
    lang: 'en',
    title: 'Laser-cut carriers for shape-sensing fibres',
    teaser:
      'Our fibres need a carrier of nitinol with slots of 12 µm. We look for somebody who cuts fifty of them and tells us what tolerance he can hold.',
    course: [
      ...toAgreement(2),
      {
        by: 0,
        after: 4,
        act: 'propose',
        purpose: 'To make and measure a first lot of fifty carriers.',
        law: 'DE',
        years: 3,
        until: 85,
      },
      ...bothAccept(5, ['Geschäftsführerin', 'Generalinis direktorius']),
      ...toTechnical(8),
      {
        by: 0,
        after: 9,
        act: 'file',
        step: 'technical',
        title: 'Carrier, drawing in words',
        name: 'carrier-rev-c.txt',
        content:
          'Carrier rev. C (sample)\n\nTube 0.36 mm outside, 0.30 mm inside, nitinol. 24 slots of 12 µm +/- 2 µm, pitch 1.50 mm, turned by 120 degrees each. No burr above 3 µm.\n',
      },
      {
        by: 1,
        after: 20,
        act: 'text',
        step: 'technical',
        title: 'Measured on the first ten',
        body: 'Slot width 12.4 µm on average, 11.6 to 13.1. Burr below 2 µm after the second pass. Two of ten were bent when they were taken off; we propose another clamp.',
      },
      { by: 0, after: 22, act: 'read' },
    ],
  },
  {
    key: 'room-chip',
    sides: ['r08', 't09'],
    daysBefore: 60,
    begin: 'identity',
    lang: 'en',
    title: 'Single-photon detectors for a biosensor reader',
    teaser:
      'Arrays of single-photon detectors could make your reader ten times more sensitive without cooling. We would like to lend you one and measure together.',
    course: [
      ...toAgreement(3),
      {
        by: 1,
        after: 5,
        act: 'propose',
        purpose: 'To measure the detector array with the biosensor chips on the bench.',
        law: 'ES',
        years: 5,
        until: 400,
      },
      { by: 1, after: 5, act: 'accept', capacity: 'Directora gerente' },
    ],
  },
  {
    key: 'room-coating',
    sides: ['t11', 'r10'],
    daysBefore: 140,
    begin: 'identity',
    lang: 'en',
    title: 'Filter for the fluorescence endoscope',
    teaser:
      'A filter that blocks the excitation at 805 nm by six orders and lets 835 nm through at 92 per cent, on glass of 4 mm.',
    course: [
      ...toAgreement(2),
      {
        by: 0,
        after: 3,
        act: 'propose',
        purpose: 'To specify and try a filter for the fluorescence endoscope.',
        law: 'DE',
        years: 5,
        until: 600,
      },
      ...bothAccept(4, ['Geschäftsführer', 'Présidente']),
      ...toTechnical(7),
      {
        by: 0,
        after: 8,
        act: 'file',
        step: 'technical',
        title: 'Transmission of lot 3',
        name: 'transmission-lot-3.csv',
        content:
          'wavelength_nm;transmission\n795;0.000001\n805;0.000001\n815;0.004\n825;0.61\n835;0.92\n845;0.93\n',
      },
      { by: 1, after: 10, act: 'read' },
      {
        by: 1,
        after: 70,
        act: 'end',
        reason: 'The filter is in our series now; the supply contract takes over from here. Thank you.',
      },
    ],
  },
  {
    key: 'room-light-sheet',
    sides: ['t12', 'r08'],
    daysBefore: 52,
    begin: 'teaser',
    lang: 'es',
    title: 'Detectores para un microscopio de lámina de luz',
    teaser:
      'Buscamos una cámara de fotones individuales que registre 25 planos por segundo con la décima parte de la luz. El microscopio está montado y puede probarse en mayo.',
    course: [{ by: 1, after: 2, act: 'agree', step: 'identity' }],
  },
]
