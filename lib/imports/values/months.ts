/**
 * The names of months, in every case, in the languages of the countries that give or receive grants. A name that means two
 * months in two languages (listopad, listopada) is left out.
 */
// biome-ignore format: a line for each month
const names = [
  'january jannar jan janúar januar janvāris janvārī janvāra január januára ianuarie jaanuar sausis sausio styczeń stycznia leden ledna siječanj siječnja enero janeiro ιανουάριος ιανουαρίου януари яну ян',
  'february frar feb febrúar februar februāris februārī februāra február februára februarie veebruar vasaris vasario luty lutego únor února veljača veljače febrero fevereiro φεβρουάριος φεβρουαρίου февруари фев февр',
  'march marzu mar mars märts marts martā marec marca március martie kovas kovo marzec marca březen března ožujak ožujka marzo março μάρτιος μαρτίου март мар',
  'april apr apríl aprīlis aprīlī aprīļa aprill apríl apríla április aprilie balandis balandžio kwiecień kwietnia duben dubna travanj travnja abril απρίλιος απριλίου април апр',
  'may mejju mai maí maj maja maijs maijā maija máj mája május gegužė gegužės květen května svibanj svibnja mayo maio μάιος μαΐου май',
  'june ġunju jun juni júní jūnijs jūnijā jūnija juuni jún júna június iunie birželis birželio czerwiec czerwca červen června lipanj lipnja junij junija junio junho ιούνιος ιουνίου юни',
  'july lulju jul juli júlí jūlijs jūlijā jūlija juuli júl júla július iulie liepa liepos lipiec lipca červenec července srpanj srpnja julij julija julio julho ιούλιος ιουλίου юли',
  'august awwissu aug ágúst augusts augustā augusta augusztus rugpjūtis rugpjūčio sierpień sierpnia srpen srpna kolovoz kolovoza avgust avgusta agosto αύγουστος αυγούστου август авг',
  'september settembru sept sep septembris septembrī septembra szeptember septembrie rugsėjis rugsėjo wrzesień września září rujan rujna septiembre setembro σεπτέμβριος σεπτεμβρίου септември септ сеп',
  'october ottubru oct október oktober oktobris oktobrī oktobra oktoober október októbra octombrie spalis spalio październik października říjen října octubre outubro οκτώβριος οκτωβρίου октомври окт',
  'november listopadu novembru nov nóvember novembris novembrī novembra noiembrie lapkritis lapkričio studeni studenoga studenog noviembre novembro νοέμβριος νοεμβρίου ноември ное ноем',
  'december diċembru dec desember desember decembris decembrī decembra decembrie detsember gruodis gruodžio grudzień grudnia prosinec prosince prosinac prosinca diciembre dezembro δεκέμβριος δεκεμβρίου декември дек',
];

/** The number of a month, from 1 to 12, by its name in small letters. */
export const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((words, index) => words.split(' ').map((word): [string, number] => [word, index + 1])),
);
