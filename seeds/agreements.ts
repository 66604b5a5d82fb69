/** What the sample partnership signed: invented counterparts, one text in force that is being amended, one that waits abroad. */
export interface SampleAgreement {
  key: string
  kind: 'charter' | 'partnership-agreement' | 'mou'
  title: string
  counterpart: { name: string; country: string; signatory: string; capacity: string } | null
  /** When it was begun, in days before the mission. */
  begunDaysBefore: number
  /** Who has signed, one after the other: everybody, the counterpart last; the clusters; or nobody, as it is being written. */
  signed: 'all' | 'clusters' | 'draft'
  amendment?: {
    reason: string
    daysBefore: number
    clause: { heading: string; text: string }
    signedBy: string[]
  }
}

export const sampleAgreements: readonly SampleAgreement[] = [
  {
    key: 'partnership',
    kind: 'partnership-agreement',
    title: 'Partnership agreement',
    counterpart: null,
    begunDaysBefore: 252,
    signed: 'all',
    amendment: {
      reason:
        'Travel aid is decided by the steering group, and the stand in Osaka is built by one partner for all.',
      daysBefore: 70,
      clause: {
        heading: 'Joint stands and travel aid',
        text: 'A stand is built by one partner for all, within the budget that was moved to it. The steering group decides once for each mission which rate of travel aid all members get.',
      },
      signedBy: ['litek', 'hts', 'opticsvalley', 'medicen'],
    },
  },
  {
    key: 'charter',
    kind: 'charter',
    title: 'Label charter',
    counterpart: {
      name: 'Directorate for cluster policy (sample)',
      country: 'BE',
      signatory: 'Head of unit (sample)',
      capacity: 'for the directorate',
    },
    begunDaysBefore: 244,
    signed: 'all',
  },
  {
    key: 'osaka',
    kind: 'mou',
    title: 'Memorandum with the Sample Photon Cluster Osaka',
    counterpart: {
      name: 'Sample Photon Cluster Osaka',
      country: 'JP',
      signatory: 'Mihon Hanako',
      capacity: 'Secretary General',
    },
    begunDaysBefore: 210,
    signed: 'all',
  },
  {
    key: 'seoul',
    kind: 'mou',
    title: 'Memorandum with the Sample Optics Association Seoul',
    counterpart: {
      name: 'Sample Optics Association Seoul',
      country: 'KR',
      signatory: 'Gyeonbon Minsu',
      capacity: 'President',
    },
    begunDaysBefore: 170,
    signed: 'all',
  },
  {
    key: 'ottawa',
    kind: 'mou',
    title: 'Memorandum with the Sample Photonics Council Ottawa',
    counterpart: {
      name: 'Sample Photonics Council Ottawa',
      country: 'CA',
      signatory: 'Sample Morgan',
      capacity: 'Executive Director',
    },
    begunDaysBefore: 75,
    signed: 'clusters',
  },
  {
    key: 'haifa',
    kind: 'mou',
    title: 'Memorandum with the Sample Imaging Cluster Haifa',
    counterpart: {
      name: 'Sample Imaging Cluster Haifa',
      country: 'IL',
      signatory: 'Sample Levi',
      capacity: 'Director',
    },
    begunDaysBefore: 60,
    signed: 'draft',
  },
]

/** A page that stands for a signed copy: one line of text, written by hand so that each print is the same. */
export function signedCopy(line: string): Uint8Array {
  const text = line
    .normalize('NFKD')
    .replace(/[^ -~]/g, '')
    .replace(/[()\\]/g, '')
  const content = `BT /F1 12 Tf 60 760 Td (${text}) Tj 0 -20 Td (Sample: stands for a signed copy, binds nobody.) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return String(at).padStart(10, '0')
  })
  const start = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(at => `${at} 00000 n \n`).join('')}`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}
