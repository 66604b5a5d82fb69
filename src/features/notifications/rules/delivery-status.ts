/** What a mail server reports of one recipient (RFC 3464). */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** `5.1.1` */
  readonly status: string
  readonly reason: string
  readonly recipient: string
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/**
 * Reads the fields of a `message/delivery-status` part: a group about the message, then one for each recipient, parted by
 * empty lines. What is not said as the standard wants it is left out, and a recipient without a known action or status too.
 */
export function readDeliveryStatus(part: string): { envelopeId: string | null; reports: DeliveryReport[] } {
  const groups = part
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(readFields)
    .filter(fields => fields.size > 0)
  const envelopeId = groups.map(fields => fields.get('original-envelope-id')).find(Boolean) ?? null
  const reports = groups.flatMap((fields): DeliveryReport[] => {
    const action = actions.find(known => known === fields.get('action')?.toLowerCase())
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
    if (action === undefined || status === undefined) return []
    const typed = (name: string) => (fields.get(name) ?? '').replace(/^[^;]*;\s*/, '')
    return [
      {
        action,
        status,
        reason: typed('diagnostic-code').slice(0, 500),
        recipient: typed('original-recipient') || typed('final-recipient'),
      },
    ]
  })
  return { envelopeId, reports }
}

/** Header fields with their continued lines joined; of a field that stands twice the first counts. */
function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':')
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
  }
  return fields
}
