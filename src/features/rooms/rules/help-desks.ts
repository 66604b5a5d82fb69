/** Free first-line advice on intellectual property for companies of the European Union, by the country they deal with. */
const desks: readonly { name: string; countries: readonly string[] }[] = [
  { name: 'China IP SME Helpdesk', countries: ['CN', 'HK', 'MO', 'TW'] },
  { name: 'India IP SME Helpdesk', countries: ['IN'] },
  {
    name: 'South-East Asia IP SME Helpdesk',
    countries: ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'VN'],
  },
  {
    name: 'Latin America IP SME Helpdesk',
    countries: 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE'.split(' '),
  },
  {
    name: 'Africa IP SME Helpdesk',
    countries:
      'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW'.split(
        ' ',
      ),
  },
]

/** Where all of them can be reached. */
export const helpDesksAddress = 'https://intellectual-property-helpdesk.ec.europa.eu/'

/** The help desk for a country; the European one for every other. */
export function helpDeskFor(country: string): string {
  return desks.find(desk => desk.countries.includes(country))?.name ?? 'European IP Helpdesk'
}
