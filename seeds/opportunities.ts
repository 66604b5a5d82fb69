/** Offers and requests of the sample's cast: invented, in the language their owner writes in. */

export interface SampleOpportunity {
  key: string
  /** Key of the organisation. */
  organisation: string
  /** How far it has come: `review` waits for a second person, `handed-in` for its cluster. */
  course: 'published' | 'review' | 'handed-in' | 'returned' | 'draft'
  daysBefore: number
  /** Instead: published so many days before the sample is loaded. */
  daysOld?: number
  pays: 'partner' | 'owner' | 'programme'
  about: 'product' | 'technology' | 'research'
  lang: 'en' | 'fr' | 'de' | 'es' | 'lt'
  title: string
  summary: string
  description?: string
  advantages?: string
  partnerSought?: string
  anonymous?: boolean
  inFeeds?: boolean
  visibility: 'public' | 'platform' | 'partnership'
  trl?: number
  stage?: 'concept' | 'in-research' | 'in-development' | 'prototype' | 'demonstrated' | 'on-the-market'
  iprStatus?: 'none' | 'secret' | 'copyright' | 'patent-applied' | 'patent-granted'
  partnerTypes: ('sme' | 'large-company' | 'rto' | 'university' | 'clinic' | 'investor')[]
  cooperationTypes: (
    | 'distribution'
    | 'licence'
    | 'manufacturing'
    | 'supplier'
    | 'services'
    | 'technical-cooperation'
    | 'research-cooperation'
    | 'commercial-with-assistance'
  )[]
  targetMarkets: string[]
  /** Codes of the list of photonics and health. */
  terms: string[]
  keywords?: string[]
  shownSize?: 'micro' | 'small' | 'medium' | 'large'
  programme?: string
  durationMonths?: number
  /** Why it was handed back. */
  reasons?: string
}

export const sampleOpportunities: readonly SampleOpportunity[] = [
  {
    key: 'o-oct-japan',
    organisation: 't05',
    course: 'published',
    daysBefore: 90,
    pays: 'partner',
    about: 'product',
    lang: 'fr',
    title: 'Moteur OCT compact pour fabricants d’appareils d’ophtalmologie',
    summary:
      'Module OCT prêt à intégrer, 200 000 lignes par seconde, de la taille d’un livre. Nous cherchons des fabricants d’appareils au Japon et en Corée qui l’intègrent à leur gamme.',
    description:
      'Le module réunit source, interféromètre et acquisition. Il est livré étalonné, avec une bibliothèque logicielle et un dossier technique pour le marquage de l’appareil final.',
    advantages: 'Deux fois moins encombrant que les modules comparables ; aucun réglage après le transport.',
    partnerSought:
      'Un fabricant d’appareils d’ophtalmologie avec ses propres ventes, ou un distributeur qui assure la mise en service.',
    visibility: 'public',
    inFeeds: true,
    trl: 9,
    stage: 'on-the-market',
    iprStatus: 'patent-granted',
    partnerTypes: ['sme', 'large-company'],
    cooperationTypes: ['distribution', 'supplier'],
    targetMarkets: ['JP', 'KR'],
    terms: ['oct', 'oct-angiography'],
    shownSize: 'small',
  },
  {
    key: 'o-swept-wanted',
    organisation: 't05',
    course: 'published',
    daysBefore: 60,
    pays: 'owner',
    about: 'technology',
    lang: 'en',
    title: 'Swept source at 1,064 nm above 400 kHz wanted',
    summary:
      'We look for a swept-source laser at 1,064 nm with a sweep rate above 400 kHz and at least 100 nm of tuning range, for an imaging engine behind the retina. First samples within six months.',
    partnerSought: 'Laser makers who can deliver samples and scale to some hundred pieces a year.',
    visibility: 'partnership',
    trl: 6,
    stage: 'prototype',
    partnerTypes: ['sme', 'rto'],
    cooperationTypes: ['supplier', 'technical-cooperation'],
    targetMarkets: [],
    terms: ['swept-source-laser', 'oct'],
    keywords: ['1,064 nm', 'choroid'],
  },
  {
    key: 'o-femto',
    organisation: 't01',
    course: 'published',
    daysBefore: 75,
    pays: 'partner',
    about: 'product',
    lang: 'lt',
    title: 'Femtosekundinis lazeris akių chirurgijos įrenginiams',
    summary:
      'Siūlome 1030 nm femtosekundinį lazerį, skirtą įmontuoti į ragenos ir lęšiuko chirurgijos įrenginius. Ieškome įrenginių gamintojų Japonijoje ir Jungtinėse Amerikos Valstijose.',
    advantages: 'Impulso energijos nuokrypis per parą mažesnis nei 0,5 %, aušinamas oru.',
    visibility: 'public',
    trl: 8,
    stage: 'demonstrated',
    iprStatus: 'secret',
    partnerTypes: ['large-company', 'sme'],
    cooperationTypes: ['supplier', 'distribution'],
    targetMarkets: ['JP', 'US'],
    terms: ['femtosecond-laser'],
    shownSize: 'small',
  },
  {
    key: 'o-anonymous-ppg',
    organisation: 't03',
    course: 'published',
    daysBefore: 50,
    pays: 'partner',
    about: 'technology',
    lang: 'de',
    title: 'Optischer Sensor für Blutdruck ohne Manschette: Lizenz',
    summary:
      'Ein mittelständischer Hersteller bietet eine Lizenz auf einen optischen Sensor, der den Blutdruck am Handgelenk fortlaufend schätzt. Gesucht werden Hersteller tragbarer Medizingeräte.',
    advantages:
      'In einer Studie mit 120 Personen lag der mittlere Fehler bei 4 mmHg; der Sensor braucht weniger als 2 mW.',
    partnerSought: 'Hersteller mit Zulassungserfahrung für Geräte der Klasse IIa.',
    visibility: 'public',
    anonymous: true,
    trl: 6,
    stage: 'demonstrated',
    iprStatus: 'patent-applied',
    partnerTypes: ['sme', 'large-company'],
    cooperationTypes: ['licence'],
    targetMarkets: ['KR', 'JP', 'US'],
    terms: ['photoplethysmography'],
    shownSize: 'medium',
  },
  {
    key: 'o-raman-clinic',
    organisation: 't04',
    course: 'published',
    daysBefore: 45,
    pays: 'owner',
    about: 'product',
    lang: 'en',
    title: 'Clinics sought for a study of a Raman probe in skin surgery',
    summary:
      'A fibre probe tells tumour from healthy skin during surgery. We look for two clinics that include 80 patients each over nine months; we pay for the study.',
    partnerSought: 'Departments of dermatology with an ethics committee that decides within three months.',
    visibility: 'public',
    trl: 5,
    stage: 'prototype',
    iprStatus: 'patent-applied',
    partnerTypes: ['clinic', 'university'],
    cooperationTypes: ['services', 'technical-cooperation'],
    targetMarkets: ['AU', 'JP'],
    terms: ['raman-spectroscopy'],
    shownSize: 'medium',
  },
  {
    key: 'o-ai-fundus',
    organisation: 't08',
    course: 'published',
    daysBefore: 40,
    pays: 'programme',
    about: 'research',
    lang: 'en',
    title: 'Partners for a project on reading fundus images in primary care',
    summary:
      'A research organisation prepares a proposal on image analysis for diabetic eye disease in general practices. It looks for two companies with cameras and a clinic outside France.',
    partnerSought: 'Makers of hand-held cameras, and a clinic with a screening programme.',
    visibility: 'public',
    inFeeds: true,
    trl: 4,
    stage: 'in-research',
    partnerTypes: ['sme', 'clinic'],
    cooperationTypes: ['research-cooperation'],
    targetMarkets: [],
    terms: ['fundus-imaging'],
    programme: 'Horizon Europe',
    durationMonths: 36,
  },
  {
    key: 'o-biochip',
    organisation: 't09',
    course: 'published',
    daysBefore: 35,
    // Nearly a year old: its owner is asked whether it is still true.
    daysOld: 345,
    pays: 'partner',
    about: 'technology',
    lang: 'en',
    title: 'Photonic chip that finds sepsis markers within ten minutes',
    summary:
      'A biosensor on a photonic integrated circuit measures three markers from a drop of blood. We offer joint development to makers of point-of-care devices.',
    visibility: 'platform',
    trl: 5,
    stage: 'prototype',
    iprStatus: 'patent-granted',
    partnerTypes: ['sme', 'large-company'],
    cooperationTypes: ['technical-cooperation', 'licence'],
    targetMarkets: ['US', 'KR'],
    terms: ['photonic-integrated-circuit', 'surface-plasmon-resonance'],
  },
  {
    key: 'o-fbg-maker',
    organisation: 't10',
    course: 'published',
    daysBefore: 30,
    pays: 'owner',
    about: 'product',
    lang: 'de',
    title: 'Auftragsfertiger für sterile Katheter mit Faser gesucht',
    summary:
      'Für einen Katheter mit eingebettetem Faser-Bragg-Sensor suchen wir einen Fertiger mit Reinraum und ISO 13485, zunächst 5.000 Stück im Jahr.',
    visibility: 'partnership',
    trl: 7,
    stage: 'demonstrated',
    partnerTypes: ['sme'],
    cooperationTypes: ['manufacturing'],
    targetMarkets: [],
    terms: ['fibre-bragg-grating'],
  },
  {
    key: 'o-anonymous-light-sheet',
    organisation: 't12',
    course: 'published',
    daysBefore: 25,
    pays: 'partner',
    about: 'technology',
    lang: 'es',
    title: 'Microscopía de hoja de luz para biopsias sin cortes: se ofrece cooperación',
    summary:
      'Una universidad ofrece un microscopio de hoja de luz que muestra biopsias enteras en tres dimensiones en veinte minutos. Se buscan empresas que lo lleven al mercado.',
    visibility: 'public',
    anonymous: true,
    trl: 5,
    stage: 'prototype',
    iprStatus: 'patent-applied',
    partnerTypes: ['sme', 'large-company', 'investor'],
    cooperationTypes: ['licence', 'technical-cooperation'],
    targetMarkets: ['US', 'JP'],
    terms: ['light-sheet-microscopy'],
  },
  {
    key: 'o-coating',
    organisation: 't11',
    course: 'review',
    daysBefore: 5,
    pays: 'partner',
    about: 'product',
    lang: 'de',
    title: 'Beschichtung von Endoskopspitzen, die nicht beschlägt',
    summary:
      'Eine dünne Schicht verhindert, dass die Optik im Körper beschlägt, und übersteht 500 Sterilisationen. Gesucht werden Hersteller von Endoskopen.',
    visibility: 'public',
    anonymous: true,
    trl: 8,
    stage: 'demonstrated',
    iprStatus: 'secret',
    partnerTypes: ['sme', 'large-company'],
    cooperationTypes: ['services', 'supplier'],
    targetMarkets: ['JP'],
    terms: ['optical-coating'],
    shownSize: 'small',
  },
  {
    key: 'o-fibre',
    organisation: 't02',
    course: 'handed-in',
    daysBefore: 3,
    pays: 'partner',
    about: 'product',
    lang: 'lt',
    title: 'Tuščiavidurės šviesolaidinės gijos Er:YAG spinduliuotei',
    summary:
      'Siūlome tuščiavidures gijas, kurios perduoda 2,94 µm spinduliuotę lanksčiu zondu. Ieškome odontologijos ir dermatologijos lazerių gamintojų.',
    visibility: 'partnership',
    trl: 7,
    stage: 'demonstrated',
    partnerTypes: ['sme'],
    cooperationTypes: ['supplier'],
    targetMarkets: ['KR'],
    terms: ['hollow-core-fibre'],
  },
  {
    key: 'o-pdt',
    organisation: 't07',
    course: 'returned',
    daysBefore: 8,
    pays: 'partner',
    about: 'product',
    lang: 'fr',
    title: 'Système de thérapie photodynamique',
    summary: 'Nous proposons un système de thérapie photodynamique. Il est très innovant.',
    visibility: 'public',
    anonymous: true,
    partnerTypes: [],
    cooperationTypes: ['distribution'],
    targetMarkets: ['JP'],
    terms: ['photodynamic-therapy'],
    reasons:
      'Dites ce qui est meilleur et de combien, pour quelles maladies, et quel partenaire vous cherchez au Japon.',
  },
  {
    key: 'o-hyperspectral',
    organisation: 't06',
    course: 'draft',
    daysBefore: 2,
    pays: 'partner',
    about: 'product',
    lang: 'en',
    title: 'Camera that shows blood flow during surgery',
    summary: 'A hyperspectral camera shows how well tissue is supplied with blood, without a dye.',
    visibility: 'partnership',
    trl: 7,
    partnerTypes: ['clinic'],
    cooperationTypes: ['distribution'],
    targetMarkets: ['AU'],
    terms: ['hyperspectral-imaging'],
  },
]

/** What others of the cast wrote to them. */
export interface SampleInterest {
  key: string
  opportunity: string
  /** Key of the organisation that is interested. */
  organisation: string
  daysBefore: number
  about: string
  wish: string
  questions?: string
  /** How it went on: each step with what was said. */
  course: readonly { act: 'ask' | 'answer' | 'pass-on' | 'accept' | 'decline'; words?: string }[]
}

export const sampleInterests: readonly SampleInterest[] = [
  {
    key: 'i-oct',
    opportunity: 'o-oct-japan',
    organisation: 'r02',
    daysBefore: 60,
    about:
      'Kuriame derinamojo bangos ilgio lazerius akių tyrimams. Mūsų komandoje 60 žmonių, gaminame apie 300 šaltinių per metus, parduodame Europoje ir Japonijoje.',
    wish: 'Norėtume, kad jūsų modulyje būtų mūsų 1060 nm šaltinis. Galime atsiųsti du bandinius per šešias savaites ir kartu parodyti rezultatus Osakoje, kur būsime abu.',
    course: [
      {
        act: 'accept',
        words: 'Avec plaisir : envoyez-nous les données de balayage, puis parlons des échantillons.',
      },
    ],
  },
  {
    key: 'i-ppg',
    opportunity: 'o-anonymous-ppg',
    organisation: 'r11',
    daysBefore: 9,
    about:
      'We make near-infrared sensors for intensive care, with 25 people in Barcelona, certified to ISO 13485 since 2019. Two of our devices are class IIa and sold in eleven countries.',
    wish: 'We look for a second parameter for our wrist device. We expect a licence with the algorithm, the study report, and support through the conformity assessment until the device is sold.',
    questions: 'Is the licence exclusive for hospitals? Was the study done with people above 70 as well?',
    course: [],
  },
  {
    key: 'i-light-sheet',
    opportunity: 'o-anonymous-light-sheet',
    organisation: 'r13',
    daysBefore: 14,
    about:
      'We build slide scanners for pathology departments: 90 people near Mainz, 400 scanners in the field, and software that pathologists use for their daily reports.',
    wish: 'Whole biopsies without cutting would complete what we offer. We would like to see raw data of ten cases and to talk about a joint prototype within a year.',
    course: [
      {
        act: 'ask',
        words: 'Which tissues would the ten cases come from, and who would pay for the prototype?',
      },
    ],
  },
  {
    key: 'i-raman',
    opportunity: 'o-raman-clinic',
    organisation: 't12',
    daysBefore: 12,
    about:
      'Somos un centro universitario de imagen con un servicio de dermatología asociado que opera a unos 600 pacientes al año y un comité de ética que se reúne cada mes.',
    wish: 'Podríamos incluir a ochenta pacientes en ocho meses. Esperamos el protocolo, la formación del equipo y que la sonda quede en el servicio tras el estudio.',
    course: [],
  },
  {
    key: 'i-femto',
    opportunity: 'o-femto',
    organisation: 'r03',
    daysBefore: 30,
    about:
      'Gaminame erbio lazerius odontologijai, dirbame Vilniuje, turime 70 darbuotojų. Ieškome antro lazerio šaltinio naujam įrenginiui, skirtam minkštiesiems audiniams.',
    wish: 'Norėtume gauti bandinį pusmečiui ir kartu įvertinti, ar jūsų lazeris tinka mūsų lanksčiam zondui. Tikimės sutarties dėl penkiasdešimties vienetų per metus.',
    course: [{ act: 'decline', words: 'Šiuo metu tiekiame tik akių chirurgijos gamintojams.' }],
  },
]
