import { type LanguageTexts, readItems } from './language.ts'

/** id | Bezeichnung | Objekt | gesucht | erste Tatsache | zweite Tatsache */
const items = `
femto-laser | Femtosekundenlaser | - | - | Die Pulsenergie wandert über {b} Stunden OP-Betrieb um weniger als {a} %. | Ein luftgekühlter Kopf von {a} kg passt unter das Operationsmikroskop und ist in {b} Minuten bereit.
swept-source | Swept-Source-Laser | - | - | Der Durchlauf ist auf {a} % linear in der Wellenzahl und erspart das Umrechnen bei {b} MS/s. | Die Kohärenzlänge von {a} mm zeigt das Auge von der Hornhaut bis zur Netzhaut; {b} Geräte sind im Feld.
sled | Superlumineszenzdioden | - | - | Die spektrale Welligkeit bleibt bis {b} °C Gehäusetemperatur unter {a} dB. | Ein Einbrennen von {a} Stunden sortiert Frühausfälle aus; {b} % der Dioden überdauern fünf Jahre.
seed-laser | Faser-Seedlaser | - | - | Die Linienbreite bleibt unter {a} kHz, auch bei einer Modulation mit {b} MHz. | Das Butterfly-Gehäuse nimmt {a} W auf und hält die Wellenlänge auf {b} pm.
diode-laser | medizinische Diodenlaser | - | - | Die Leistung an der Faserspitze bleibt über {b} Therapiestunden innerhalb von {a} %. | Eine Konsole wechselt die Wellenlänge in {a} ms und kostet {b} % weniger als zwei Geräte.
erbium-laser | Er:YAG-Laser | - | - | Gelenkarm und Handstück verlieren auf {b} cm nur {a} % der Energie. | Hartgewebe wird mit {a} mm³ pro Sekunde abgetragen, der Rand bleibt unter {b} °C.
thulium-laser | Thulium-Faserlaser | - | - | Steine zerfallen zu Staub unter {a} µm, der Rückstoß bleibt kleiner als {b} mm. | Die Faser darf {a} µm dünn sein, und die Konsole läuft an einer {b}-A-Steckdose.
uvc-led | UV-C-LED-Module | - | - | Ein {a} mm weiter Kanal ist in {b} Minuten desinfiziert. | Nach {a} Stunden liefern die Module noch {b} % ihrer Leistung.
led-panel | LED-Paneele für die Phototherapie | - | - | Die Bestrahlung schwankt auf {b} cm² um weniger als {a} %. | Das textile Paneel wiegt {a} g und wird bei {b} °C gewaschen.
hollow-fibre | Hohlkernfasern | - | - | Die Faser trägt {a} W um einen Bogen von {b} cm Radius. | Die Dämpfung beträgt {a} dB/m, und die sterile Spitze übersteht {b} Zyklen im Autoklaven.
fibre-bundle | Bildleiter | - | - | Ein Bündel lässt sich auf {a} mm Radius biegen und verliert weniger als {b} von zehntausend Kernen. | Wir polieren und prüfen {a} Bündel im Monat; das Übersprechen liegt unter {b} %.
fbg-sensor | Formsensoren aus Faser-Bragg-Gittern | - | - | Die Lage der Spitze ist auf {a} mm bekannt, {b} Mal pro Sekunde. | Eine Kraft von {a} mN wird in einem {b}-French-Katheter aufgelöst.
micro-optics | Mikrolinsen für Endoskope | - | - | Auf {b} Wafern pro Woche werden die Linsen auf {a} µm zentriert. | Die vorderste Linse misst {a} mm und sieht ein Feld von {b} Grad.
coating | optische Filter und Schichten | - | - | Die Filter sperren bis OD {a} und lassen bei der Fluoreszenzlinie {b} % durch. | Zwischen Raumtemperatur und {b} °C wandern die Kanten um weniger als {a} nm.
scanner | MEMS-Scannerspiegel | - | - | Der Spiegel hat {a} Milliarden Zyklen und Stöße von {b} g überstanden. | Ein Regelkreis hält die Zeile auf {a} mGrad; das Gehäuse ist {b} mm breit.
spad | SPAD-Arrays | - | - | Der Zeitfehler beträgt {a} ps bei {b} Dunkelzählungen pro Sekunde. | Histogramme auf dem Chip senken die Datenrate um den Faktor {a}, bei {b} mW.
hyperspectral | Hyperspektralkameras | - | - | Sauerstoffkarten von {b} cm² liegen {a} Sekunden nach der Aufnahme vor. | Die Kamera sieht {a} Spektralbänder und wurde an {b} Gewebephantomen kalibriert.
spectrometer | Miniaturspektrometer | - | - | Die Optik ist ein gepresster Block von {a} cm³ und driftet um {b} pm pro Kelvin. | Das Streulicht liegt unter {a} %, und ein Los von {b} Stück wird kalibriert geliefert.
raman-probe | Raman-Sonden | - | - | Ein Spektrum dauert {a} Sekunden, die Sonde misst {b} mm im Durchmesser. | In einer verblindeten Reihe von {a} Proben stimmte die Auswertung in {b} % der Fälle mit der Pathologie überein.
oct-engine | OCT-Module | - | - | Die axiale Auflösung im Gewebe beträgt {a} µm bei einer Empfindlichkeit von {b} dB. | Das Modul ist ein Kasten von {a} Litern, den ein Kunde in {b} Wochen einbaut.
photoacoustic | photoakustische Scanner | - | - | Gefäße von {a} µm sind {b} mm unter der Haut sichtbar. | Eine Aufnahme dauert ohne Kontrastmittel {a} Sekunden; {b} Freiwillige wurden vermessen.
fluor-endoscope | Fluoreszenzendoskope | - | - | Weißlicht und Fluoreszenz erscheinen mit {a} ms Verzug zusammen; {b} nM Farbstoff genügen. | Der Kamerakopf wiegt {a} g und verträgt {b} Aufbereitungen.
chip-endoscope | Einmalendoskope | - | - | Die Spitze misst {a} mm und kostet in Serie weniger als {b} Euro. | Bild, Licht und ein {a} mm weiter Arbeitskanal teilen sich einen Schaft; {b} Eingriffe sind dokumentiert.
ppg-sensor | optische Pulssensoren | - | - | Das Modul nimmt bei {b} Werten pro Sekunde {a} µA auf. | Im Gehtest mit {b} Freiwilligen sanken die Bewegungsfehler um {a} %.
nirs | Gewebeoximeter | - | - | Absorption und Streuung werden getrennt gemessen und wiederholen sich an {b} Kranken auf {a} %. | Das Stirnband trägt {a} Optoden und läuft mit einer Ladung {b} Stunden.
mir-sensor | Mittelinfrarotsensoren | - | - | Die Werte stimmten bei {b} Freiwilligen auf {a} % mit dem Kapillarblut überein. | Der Chip ist {a} mm breit und braucht im Mittel {b} mW.
biosensor-chip | photonische Biosensorchips | - | - | Die Nachweisgrenze liegt nach {b} Minuten bei {a} pg/mL. | Eine Kartusche mit {a} Kanälen kommt mit {b} µL Vollblut aus.
flow-cytometer | kompakte Durchflusszytometer | - | - | Das Tischgerät zählt {a} Zellen pro Sekunde und wiegt {b} kg. | Die Laser justieren sich selbst; die Drift bleibt über {b} Läufe unter {a} %.
lightsheet | Lichtscheibenmikroskope | - | - | Eine geklärte Probe von {a} mm ist in {b} Minuten aufgenommen. | Lebende Organoide überstanden {a} Stunden bei {b} Bildern pro Stunde.
slide-scanner | digitale Objektträgerscanner | - | - | Ein Magazin mit {a} Objektträgern ist in {b} Minuten in voller Auflösung erfasst. | Von {b} Objektträgern mussten weniger als {a} % ein zweites Mal gescannt werden.
fundus | tragbare Funduskameras | - | - | Die Pupille darf {a} mm klein sein, ein Bild dauert {b} Sekunden. | Pflegekräfte lernen die Bedienung in {a} Stunden; {b} % ihrer Bilder waren auswertbar.
ai-imaging | Programme zur Bildanalyse | - | - | Das Netz antwortet in {a} ms und erreichte in fremden Kliniken {b} % Sensitivität. | Das Netz lernte an {a} befundeten Fällen aus {b} Kliniken und zeigt, welche Bildpunkte den Ausschlag gaben.
osteotome | Laserosteotome | - | - | Schnitte von {a} mm Tiefe folgen dem Plan auf {b} mm. | Die Tiefe wird {a} Mal pro Sekunde gemessen, der Strahl stoppt innerhalb von {b} ms.
micromachining | lasergeschnittene Mikroteile | - | - | Die Schnittfuge misst {a} µm, ohne Wärmespur, bei {b} Rohren am Tag. | Nitinol-, Magnesium- und Kunststoffrohre bis {a} mm laufen auf einer Maschine mit {b} Achsen.
phantom | optische Gewebephantome | - | - | Absorption und Streuung sind über {b} Monate auf {a} % rückführbar. | Ein Satz von {a} Phantomen deckt Hauttypen und Gefäßtiefen bis {b} mm ab.
pdt-system | Lampen für die photodynamische Therapie | - | - | Die Dosis wird während der Behandlung gemessen; die Quelle stoppt auf {a} % genau bei {b} J/cm². | Eine Sitzung dauert {a} Minuten; {b} Behandlungen liefen ohne Klinikaufenthalt.
distribution | Vertrieb und Service für optische Medizingeräte | - | Vertriebspartner mit eigenem Service | {a} Servicetechniker betreuen {b} Krankenhäuser. | Wir halten Ersatzteile für {a} Produktlinien bereit und antworten innerhalb von {b} Stunden.
clinical-studies | klinische Studien mit optischen Geräten | - | klinische Partner für eine Studie | Unser Studienbüro hat im letzten Jahr {a} Gerätestudien mit {b} Teilnehmenden eröffnet. | Das Ethikvotum dauert im Mittel {a} Wochen, der erste Einschluss folgt {b} Wochen später.
regulatory | Zulassung optischer Medizinprodukte | - | Fachleute für die Gerätezulassung | Wir haben {a} optische Geräte zur Zulassung gebracht, das schnellste in {b} Monaten. | Eine Lückenanalyse dauert {a} Arbeitstage; {b} technische Akten liegen in unserer Hand.
contract-manufacturing | Auftragsmontage optischer Module | - | Auftragsfertiger mit Reinraum | Der Reinraum misst {a} m², Pilotserien beginnen bei {b} Stück. | Faser, Chip und Linse werden auf {a} µm gefügt; die Ausbeute lag zuletzt bei {b} %.
testing | akkreditierte Prüfungen von Licht- und Lasergeräten | - | akkreditierte Prüflabore für Lasersicherheit | {a} Prüfverfahren sind akkreditiert, ein Bericht braucht {b} Arbeitstage. | Laserklasse, EMV und Biokompatibilität unter einem Dach: {a} Geräte im Jahr, davon {b} aus dem Ausland.
`

/** German texts of the sample. */
export const german: LanguageTexts = {
  lang: 'de',
  thousands: '.',
  decimal: ',',
  items: readItems(items),
  summaries: [
    '{Items} für {app}: {spec}, aus {city}',
    '{Items} ({spec}) für {app} und {app2}',
    'Wir bauen {object} für {customers}: {spec}',
    'Aus {city}: {items} für {app}, {spec}',
    '{Items} für {app}, von {staff} Leuten in {city} gebaut ({spec})',
    'Seit {year}: {items} für {customers}, {spec}',
  ],
  serviceSummaries: [
    '{Items} für {customers}, aus {city} seit {year}',
    '{staff} Leute in {city} für {items}',
    '{Items}: {staff} Fachleute für {app}',
  ],
  openings: [
    'Wir entwickeln und bauen {object} für {app}; die aktuelle Serie erreicht {spec}.',
    '{Items} aus unserer Fertigung werden für {app} und für {app2} eingesetzt ({spec}).',
    'In {city} fertigen wir {object} für {customers}, vor allem für {app}.',
    'Aus einem Laboraufbau von {year} ist eine Produktfamilie geworden: {items} für {app}, {spec}.',
    'Für {customers} liefern wir {object} mit {spec}, meist für {app}.',
  ],
  serviceOpenings: [
    'Seit {year} bieten wir {items}, vor allem für {app}.',
    'Von {city} aus übernehmen {staff} Leute {items}; der Schwerpunkt liegt auf Geräten für {app}.',
  ],
  facts: [
    'Gegründet {year}, arbeiten in {city} heute {staff} Leute; {share} % des Umsatzes kommen aus dem Ausland.',
    '{staff} Leute arbeiten hier, ein Drittel davon in der Entwicklung; {share} % gehen in den Export.',
    'Optik, Elektronik und Firmware kommen aus einem Team von {staff} Leuten in {city}.',
    'Seit {year} sind wir unabhängig; {share} % des Umsatzes fließen in die Entwicklung.',
    'Montiert, justiert und geprüft wird in {city}, von {staff} Leuten.',
    'Die Firma ist {year} aus einem Hochschullabor hervorgegangen; {share} % der Kundschaft sitzen im Ausland.',
    'Mit {staff} Leuten liefern wir in {q} Länder, {share} % der Aufträge sind Folgeaufträge.',
  ],
  proofs: [
    'Bisher haben {p} Geräte das Haus verlassen, {q} kamen zur Reparatur zurück.',
    'Eine Studie in {q} Kliniken mit {p} Teilnehmenden läuft.',
    'Das Qualitätssystem ist seit {q} Jahren nach ISO 13485 zertifiziert; das letzte Audit mit {p} Punkten ergab keine Hauptabweichung.',
    '{p} Anwenderinnen und Anwender in {q} Ländern arbeiten damit.',
    'Zwei Patente schützen das Verfahren; {p} Stunden Prüfstand und {q} klinische Partner stehen dahinter.',
    'Die ersten {p} Stück der neuen Serie waren nach {q} Monaten ausgeliefert.',
    'Ein Musterkoffer ist {q} Wochen ausleihbar; {p} Kunden haben ihn genutzt.',
  ],
  seconds: [
    'Aus derselben Linie stammen {second} für {app2}.',
    'Für {app2} kommen {second} hinzu.',
    'Ein zweites Team arbeitet an Neuem: {second}.',
  ],
  offers: [
    '{Items}: {spec}. Muster in {q} Wochen, Serie ab {p} Stück.',
    '{Items} für {app} ({spec}), in {q} Wochen an Ihr Gehäuse angepasst.',
    'Lizenz oder Lieferung: {items} mit {spec}, {p} Stück im Jahr.',
    '{Items}, {spec}, mit Hilfe beim Einbau und einem Leihgerät für {q} Wochen.',
  ],
  serviceOffers: [
    '{Items}, auch für {app}; erster Termin binnen {q} Arbeitstagen.',
    '{Items}: Festpreis, bisher {p} Projekte.',
  ],
  needs: [
    'Wir möchten {sought} für {app} kaufen, etwa {p} Stück im Jahr.',
    'Für unser nächstes Modell brauchen wir {sought}, die ein kleines Team in {q} Wochen einbauen kann.',
    'Gesucht: {sought}, möglichst mit Referenzen aus der Medizin; erste Bestellung {p} Stück.',
    'Gemeinsame Entwicklung gesucht: {sought}, Prototyp in {q} Monaten.',
  ],
  serviceNeeds: [
    'Wir suchen {sought} {market}.',
    'Für {app} {market} suchen wir {sought}, Beginn in {q} Monaten.',
    'Gesucht {market}: {sought}, zunächst für {p} Geräte.',
  ],
  institutionOpenings: [
    'In {city} forschen {staff} Leute; im Mittelpunkt stehen {items} und ihr Einsatz für {app}.',
    'Unsere Gruppen in {city} öffnen ihre Labore für Firmen: {items} für {app}.',
    'Seit {year} bringen wir {object} vom optischen Tisch in die Klinik, vor allem für {app}.',
  ],
  institutionFacts: [
    'Firmen haben im letzten Jahr {p} Labortage gebucht, {q} kleine Firmen zum ersten Mal.',
    'In drei Jahren liefen {q} gemeinsame Projekte mit {r} Partnern.',
    'Ein Ansprechpartner für Firmen antwortet binnen {q} Arbeitstagen; {share} % der Mittel kommen aus der Industrie.',
  ],
  objectives: [
    'Zwei unterschriebene Geheimhaltungsvereinbarungen und ein Leihgerät, das in {q} Wochen steht ({items}).',
    'Fünf Gespräche über {object} für {app}; mindestens eine Studienstelle nennt einen Starttermin.',
    'Ein Auftrag über einen Musterkoffer ({spec}) und zwei Folgetermine mit Datum.',
    'Drei Zusagen für einen Besuch in {city}, eine davon noch in diesem Quartal.',
  ],
  requestsOffering: [
    'Für Ihr nächstes Gerät könnten wir {object} mit {spec} beisteuern. {edge} Dürfen wir ein Muster mitbringen?',
    'Sie suchen {sought}. Wir erreichen {spec}. {edge} Passt das zu {name}?',
    'Wer wie {name} an Lösungen für {app} arbeitet, braucht {object}; wir fertigen sie in {city}. {edge}',
  ],
  requestsOfferingService: [
    'Sie suchen {sought}. {edge} Wollen wir das Vorhaben von {name} in einem Termin durchgehen?',
    '{edge} Für {name} könnten wir in {q} Wochen beginnen; welche Daten liegen schon vor?',
  ],
  requestsSeeking: [
    'Sie bieten {object}. Für {app} brauchen wir genau das, etwa {p} Stück im Jahr.',
    'Unserem Gerät ({spec}) fehlt eines: {sought}. Könnte {name} in {q} Monaten liefern?',
    'Wir haben drei Quellen für {sought} verglichen; {name} kennt das Feld am besten. Sprechen wir über Mengen?',
  ],
  requestsSeekingService: [
    'Wir suchen {sought}, und {name} steht auf unserer kurzen Liste. Unsere Daten: {spec}.',
    'Für {app} brauchen wir {sought}; die ersten {p} Geräte wären in {q} Monaten bereit.',
  ],
  accepts: [
    'Gern. Bitte bringen Sie das Datenblatt mit.',
    'Ja, unsere Entwicklungsleitung kommt dazu.',
    'Einverstanden; uns interessiert vor allem die Lebensdauer.',
  ],
  declines: [
    'Wir haben uns gerade für einen anderen Lieferanten entschieden.',
    'Das passt in diesem Jahr nicht in unsere Pläne.',
    '',
  ],
}
