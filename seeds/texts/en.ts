import { type LanguageTexts, readItems } from './language.ts'

/** id | name | object | sought | first fact | second fact */
const items = `
femto-laser | femtosecond lasers | - | - | The pulse energy drifts by less than {a} % over {b} hours of theatre time. | An air-cooled head of {a} kg fits below the operating microscope and is ready in {b} minutes.
swept-source | swept-source lasers | - | - | The sweep is linear in wavenumber to {a} %, which saves resampling at {b} MS/s. | A coherence length of {a} mm shows the eye from cornea to retina; {b} units run in the field.
sled | superluminescent diodes | - | - | Spectral ripple stays below {a} dB up to a case temperature of {b} °C. | A burn-in of {a} hours removes early failures; {b} % of the diodes outlive five years.
seed-laser | fibre seed lasers | - | - | The linewidth stays under {a} kHz while the seed is modulated at up to {b} MHz. | The butterfly package draws {a} W and holds its wavelength within {b} pm.
diode-laser | medical diode lasers | - | - | Power at the fibre tip stays within {a} % over {b} hours of therapy. | One console changes wavelength in {a} ms and costs {b} % less than two devices.
erbium-laser | Er:YAG lasers | - | - | Arm and handpiece lose only {a} % of the energy over {b} cm. | Hard tissue is ablated at {a} mm³ per second while the edge stays below {b} °C.
thulium-laser | thulium fibre lasers | - | - | Stones become dust finer than {a} µm, with less than {b} mm of retropulsion. | The fibre may be as thin as {a} µm, and the console runs from an ordinary {b} A socket.
uvc-led | UV-C LED modules | - | - | A channel {a} mm wide is disinfected in {b} minutes. | After {a} hours the modules still give {b} % of their output.
led-panel | LED phototherapy panels | - | - | Irradiance varies by less than {a} % over {b} cm². | The textile panel weighs {a} g and is washed at {b} °C.
hollow-fibre | hollow-core delivery fibres | - | - | The fibre carries {a} W around a bend of {b} cm radius. | Attenuation is {a} dB/m, and the sterile tip survives {b} autoclave cycles.
fibre-bundle | imaging fibre bundles | - | - | A bundle bends to a radius of {a} mm and loses fewer than {b} cores in ten thousand. | We polish and test {a} bundles a month; crosstalk is below {b} %.
fbg-sensor | fibre Bragg shape sensors | - | - | The tip position is known to {a} mm at {b} readings per second. | A force of {a} mN is resolved inside a {b} French catheter.
micro-optics | micro-lenses for endoscopes | - | - | Wafer-level assembly centres the lenses within {a} µm on {b} wafers a week. | The distal lens measures {a} mm and sees a field of {b} degrees.
coating | optical filters and coatings | - | - | The filters block to OD {a} and pass {b} % at the fluorescence line. | Edges move by less than {a} nm between room temperature and {b} °C.
scanner | MEMS scanning mirrors | - | - | The mirror has survived {a} billion cycles and shocks of {b} g. | A closed loop holds the scan line to {a} mdeg; the package is {b} mm wide.
spad | SPAD arrays | - | - | Timing jitter is {a} ps with {b} dark counts per second. | Histograms on the chip cut the data rate by a factor of {a} at {b} mW.
hyperspectral | hyperspectral cameras | - | - | Oxygen maps are ready {a} seconds after the shutter and cover {b} cm². | The camera sees {a} spectral bands and was calibrated on {b} tissue phantoms.
spectrometer | miniature spectrometers | - | - | The optics are one moulded block of {a} cm³ and drift by {b} pm per kelvin. | Stray light is below {a} %, and a batch of {b} pieces ships calibrated.
raman-probe | Raman probes | - | - | A spectrum takes {a} seconds through a probe of {b} mm diameter. | In a blinded series of {a} samples the classifier agreed with pathology in {b} % of cases.
oct-engine | OCT engines | - | - | Axial resolution in tissue is {a} µm at a sensitivity of {b} dB. | The engine is a box of {a} litres that a customer integrates in {b} weeks.
photoacoustic | photoacoustic scanners | - | - | Vessels of {a} µm are visible {b} mm below the skin. | A scan takes {a} seconds without contrast agent; {b} volunteers have been measured.
fluor-endoscope | fluorescence endoscopes | - | - | White light and fluorescence appear together with a delay of {a} ms; {b} nM of dye are enough. | The camera head weighs {a} g and endures {b} reprocessing cycles.
chip-endoscope | single-use endoscopes | - | - | The tip measures {a} mm and costs less than {b} euros in series. | Image, light and a {a} mm working channel share one shaft; {b} procedures are on record.
ppg-sensor | optical pulse sensors | - | - | The module draws {a} µA at {b} samples per second. | Motion artefacts fell by {a} % in a walking test with {b} volunteers.
nirs | tissue oximeters | - | - | Absorption and scattering are read separately and repeat within {a} % on {b} patients. | The headband has {a} optodes and runs {b} hours on one charge.
mir-sensor | mid-infrared sensors | - | - | Readings agreed with the capillary value within {a} % in {b} volunteers. | The chip is {a} mm wide and needs {b} mW on average.
biosensor-chip | photonic biosensor chips | - | - | The detection limit is {a} pg/mL after {b} minutes. | A cartridge with {a} channels uses {b} µL of whole blood.
flow-cytometer | compact flow cytometers | - | - | The bench unit counts {a} cells per second and weighs {b} kg. | The lasers align themselves; drift stays below {a} % over {b} runs.
lightsheet | light-sheet microscopes | - | - | A cleared sample of {a} mm is imaged in {b} minutes. | Live organoids survived {a} hours of imaging at {b} frames an hour.
slide-scanner | digital slide scanners | - | - | A rack of {a} slides is scanned in {b} minutes at full resolution. | Fewer than {a} % of {b} slides needed a second scan.
fundus | handheld fundus cameras | - | - | The pupil may be as small as {a} mm, and a picture takes {b} seconds. | Nurses learn to use it in {a} hours; {b} % of their images could be graded.
ai-imaging | image analysis programs | - | - | The network answers in {a} ms and reached {b} % sensitivity in hospitals it had never seen. | The network was trained on {a} annotated cases from {b} hospitals and shows which pixels decided.
osteotome | laser osteotomes | - | - | Cuts {a} mm deep follow the plan within {b} mm. | Depth is measured {a} times per second, and the beam stops within {b} ms.
micromachining | laser-cut micro-parts | - | - | Struts are cut with a kerf of {a} µm and without a heat mark, on {b} tubes a day. | Nitinol, magnesium and polymer tubes down to {a} mm run on one machine with {b} axes.
phantom | optical tissue phantoms | - | - | Absorption and scattering are traceable within {a} % for {b} months. | A set of {a} phantoms covers skin types and vessel depths down to {b} mm.
pdt-system | photodynamic therapy lamps | - | - | The dose is measured during treatment, and the source stops within {a} % of {b} J/cm². | A session lasts {a} minutes; {b} patients were treated without a hospital stay.
distribution | sales and service of optical medical devices | - | distributors with their own service engineers | {a} service engineers look after {b} hospitals. | We stock spare parts for {a} product lines and answer within {b} hours.
clinical-studies | clinical studies with optical devices | - | clinical partners for a study | Our study office opened {a} device studies last year with {b} patients. | Ethics approval takes {a} weeks on average, and the first patient follows {b} weeks later.
regulatory | approval of optical medical devices | - | advisers for device approval | We have brought {a} optical devices to approval, the fastest in {b} months. | A gap analysis takes {a} working days; {b} technical files are in our care.
contract-manufacturing | contract assembly of optical modules | - | contract manufacturers with a clean room | The clean room measures {a} m², and pilot series start at {b} pieces. | Fibre, chip and lens are joined within {a} µm; last year’s yield was {b} %.
testing | accredited tests of light and laser devices | - | accredited laboratories for laser safety tests | {a} test procedures are accredited, and a report takes {b} working days. | Laser class, EMC and biocompatibility under one roof: {a} devices a year, {b} of them from abroad.
`

/** English texts of the sample. */
export const english: LanguageTexts = {
  lang: 'en',
  thousands: ',',
  decimal: '.',
  items: readItems(items),
  summaries: [
    '{Items} for {app}: {spec}, made in {city}',
    '{Items} ({spec}) for {app} and {app2}',
    'We build {object} for {customers}: {spec}',
    'From {city}: {items} for {app}, {spec}',
    '{Items} that {staff} people in {city} build for {app} ({spec})',
    'Since {year}: {items} for {customers}, {spec}',
  ],
  serviceSummaries: [
    '{Items} for {customers}, from {city} since {year}',
    '{staff} people in {city} for {items}',
    '{Items}: {staff} specialists for {app}',
  ],
  openings: [
    'We develop and build {object} for {app}; the current series gives {spec}.',
    'Our {items} ({spec}) are used for {app} and for {app2}.',
    'In {city} we make {object} for {customers}, above all for {app}.',
    'What began in {year} as a laboratory set-up has become a family of {items} for {app}: {spec}.',
    '{Customers} buy our {items} for {app}; the best seller reaches {spec}.',
  ],
  serviceOpenings: [
    'Since {year} we have offered {items} to makers of equipment for {app}.',
    'From {city}, {staff} people provide {items}, with a focus on {app}.',
  ],
  facts: [
    'Founded in {year}, we are {staff} people in {city} and export {share} % of our turnover.',
    '{staff} people work here, a third of them in development; {share} % of sales go abroad.',
    'Optics, electronics and firmware come from one team of {staff} in {city}.',
    'We have been independent since {year}; {share} % of our turnover goes back into development.',
    'Our {staff} colleagues in {city} assemble, align and test every unit themselves.',
    'The company left a university laboratory in {year}; today {share} % of its customers are outside the country.',
    'With {staff} people we ship to {q} countries, and {share} % of orders are repeat orders.',
  ],
  proofs: [
    'So far {p} units have left the house, and {q} came back for repair.',
    'A study in {q} hospitals with {p} patients is under way.',
    'Our quality system has been certified to ISO 13485 for {q} years, and the last audit of {p} items found no major deviation.',
    '{p} users in {q} countries work with it.',
    'Two patents protect the method; {p} hours of bench tests and {q} clinical partners stand behind it.',
    'The first {p} pieces of the new series were delivered within {q} months.',
    'A sample kit can be borrowed for {q} weeks; {p} customers have done so.',
  ],
  seconds: [
    'The same line also gives {second} for {app2}.',
    'For {app2} we add {second}.',
    'A second team works on {second}.',
  ],
  offers: [
    '{Items}: {spec}. Samples in {q} weeks, series from {p} pieces.',
    '{Items} for {app} ({spec}); adapted to your housing within {q} weeks.',
    'Licence or supply: {items} with {spec}, {p} pieces a year.',
    '{Items}, {spec}, with integration support and a loan unit for {q} weeks.',
  ],
  serviceOffers: [
    '{Items} for {app}; first appointment within {q} working days.',
    '{Items}: fixed price, {p} projects so far.',
  ],
  needs: [
    'We would like to buy {sought} for {app}, about {p} pieces a year.',
    'For our next model we need {sought} that a small team can integrate within {q} weeks.',
    'We look for makers of {sought}, ideally with medical references; first order {p} pieces.',
    'Joint development sought: {sought} to go with our {mine}, prototype in {q} months.',
  ],
  serviceNeeds: [
    'We look for {sought} {market}.',
    'For {app} {market} we look for {sought}, starting within {q} months.',
    'Wanted for our {mine}: {sought} {market}, for the first {p} units.',
  ],
  institutionOpenings: [
    'In {city}, {staff} people do research on {items} and on their use for {app}.',
    'Our groups in {city} connect {items} with {app} and open their laboratories to companies.',
    'Since {year} we have taken {items} from the optical table to the clinic, mainly for {app}.',
  ],
  institutionFacts: [
    'Companies booked {p} days of laboratory time last year, {q} of them small firms on their first visit.',
    'We ran {q} joint projects with {r} partners in the last three years.',
    'A business coach answers within {q} working days; {share} % of our budget comes from industry.',
  ],
  objectives: [
    'Two signed NDAs with users of {items}, and one loan unit placed within {q} weeks.',
    'Five talks about {items} for {app}; at least one study site that names a start date.',
    'Find one partner for {sought} and agree on a price list before we fly home.',
    'Understand who decides on {items} {market}: four hospitals, three questions each, written down the same evening.',
    'One order for a sample kit ({spec}) and two follow-up calls with dates.',
    'Three visits promised to our site in {city}, one of them before the end of the quarter.',
  ],
  requestsOffering: [
    'Our {items} ({spec}) could sit in your {host}. {edge} May we bring a sample?',
    'You look for {sought}. Ours reach {spec}. {edge} Could we hold that against your figures in one slot?',
    'Your work on {app} needs {items}, and we make them in {city}. {edge}',
    'We would like to show you {items} with {spec}. {edge} What would you need to test them at {name}?',
    '{name} and we share {common}: you know the users, we have the {items}. {edge}',
    'A loan unit of our {items} ({spec}) is in our luggage. {edge} Who on your side would try it?',
    'Your {theirs} and our {items} were never tried together. With {spec} they should fit; what are your limits in size and price?',
  ],
  requestsOfferingService: [
    'You look for {sought}. {edge} Shall we go through your {theirs} and what they would need?',
    'We offer {items}, for {app} among others. {edge} Where does your project stand?',
    '{edge} For your {theirs} we could start within {q} weeks; may we ask for the main data?',
  ],
  requestsSeeking: [
    'You offer {sought}. For {app} we need exactly that, about {p} pieces a year.',
    'Our {mine} lack one thing: {sought}. Could {name} supply or develop it with us within {q} months?',
    'We build {mine} ({spec}) and plan a version for your market; your {items} are the missing link.',
    'Two questions about your {items}: from what quantity, and by when? Our own {mine} reach {spec}.',
    'We have compared three sources for {sought}; {name} is the one that knows {app}. Can we talk about terms?',
    'For {app} we already have {mine} with {spec}. Together with your {items} there could be a joint product.',
  ],
  requestsSeekingService: [
    'We look for {sought}, and {name} is on our short list for {app}. Our {mine}: {spec}.',
    'Our {mine} ({spec}) are ready for your market, but we still need {sought}. How would {name} go about it?',
    'For {app} we need {sought}; the first {p} units could come within {q} months. How do you usually begin?',
    'Before we enter your market we need {sought}. You know the field of {app}; we bring {mine} with {spec} and open books.',
  ],
  accepts: [
    'With pleasure. Please bring the data sheet.',
    'Yes. Our engineer for this field will join.',
    'Gladly; we have 20 minutes of questions about reliability.',
    'Agreed. Could you send the test report two days before?',
    'Yes, we are choosing a supplier this quarter.',
  ],
  declines: [
    'We have just signed with another supplier.',
    'This is outside our plans for the year.',
    'Thank you, but our project for this ended in spring.',
    '',
  ],
}
