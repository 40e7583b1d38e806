// Made by ui/make_types.py from the OpenAPI of the desk. Do not edit.

export interface Account {
  needed: boolean;
  name: string | null;
}

export interface AnatomyLine {
  label: string;
  value: string;
  evidence: string;
}

export interface AnatomySection {
  heading: string;
  lines: AnatomyLine[];
}

export interface AnswerRow {
  claim: string | null;
  quantity: string | null;
  value: string;
  number: number | null;
  low: number | null;
  high: number | null;
  unit: string | null;
  as_of: string | null;
  by: string;
  by_type: string | null;
  origin: string | null;
  origin_stated: boolean;
  report: string | null;
  report_label: string | null;
  state: string;
}

export interface Arc {
  left: string;
  right: string;
  sentences: number;
  share: number;
}

export interface Bar {
  place: string;
  holder: string | null;
  holder_name: string | null;
  before: string | null;
  before_name: string | null;
  kind: string;
  since: string;
  to: string;
  open: boolean;
  unstarted: boolean;
  basis: string;
  claims: string[];
}

export interface BondRow {
  id: string;
  ruling: string;
  words: string;
  beside: string;
  by: string;
  at: string;
  reason: string;
}

export interface Bonds {
  tellings: TellingRow[];
  rulings: BondRow[];
  seen: string[];
}

export interface Bound {
  added: BondRow[];
}

export interface Bucket {
  first: string;
  last: string;
  count: number;
}

export interface CitedRequest {
  report: string;
  start: number;
  end: number;
}

export interface CitedRow {
  claim: string | null;
  report: string;
  start: number;
  end: number;
  words: string;
  report_name: string;
  origin: string;
}

export interface ClaimDetail {
  claim: ClaimRow;
  before: string;
  after: string;
  maker: string;
  numbers: NumberRow[];
  incidents: Linked[];
  questions: Linked[];
  alike: ClaimRow[];
  others: ClaimRow[];
  history: RulingRow[];
}

export interface ClaimPage {
  total: number;
  origins: number;
  reports: number;
  speakers: number;
  rows: ClaimRow[];
}

export interface ClaimRow {
  id: string;
  report: string;
  report_label: string;
  start: number;
  end: number;
  words: string;
  label: string;
  by: string | null;
  by_key: string | null;
  by_type: string;
  anonymous: boolean;
  relayed_by: string[];
  cue: string | null;
  quotation: string;
  modality: string;
  polarity: string;
  verification: string | null;
  speech_date: string | null;
  content_time: string | null;
  first: string | null;
  last: string | null;
  topics: string[];
  about: Named[];
  origin: string | null;
  origin_stated: boolean;
  origin_basis: string | null;
  cluster: string | null;
  alike: number;
  alike_origins: number;
  state: string;
  ruling: string | null;
  ruled_by: string | null;
  score: number;
}

export type ClaimantType = "named_person" | "official_body" | "political_group" | "witness" | "anonymous_official" | "anonymous_other" | "armed_group" | "monitor" | "media" | "expert" | "agency_voice" | "publisher_voice" | "headline" | "caption";

export interface Comparison {
  left: SideRow;
  right: SideRow;
  same: number;
  differences: Difference[];
}

export interface Counts {
  reports: number;
  claims: number;
  incidents: number;
  questions: number;
  quantities: number;
  findings: number;
}

export interface Descent {
  report: string;
  label: string;
  published: string | null;
  agency: string | null;
  basis: string | null;
  score: number | null;
  parent: string | null;
  parent_label: string | null;
  made_of: string;
  spliced: boolean;
}

export interface Diff {
  left: string;
  right: string;
  left_label: string;
  right_label: string;
  shared: number;
  edited: number;
  lines: DiffLine[];
}

export interface DiffLine {
  left: PieceRow[];
  right: PieceRow[];
  moved: boolean;
  edited: boolean;
  lost: string[];
  gained: string[];
}

export interface Difference {
  kind: "holder" | "happening" | "distance";
  place: string | null;
  place_name: string;
  what: string;
  left: Told;
  right: Told;
}

export interface DistanceRow {
  quantity: string;
  claim: string | null;
  place: string | null;
  place_name: string | null;
  lat: number | null;
  lon: number | null;
  metres: number | null;
  low_m: number | null;
  high_m: number | null;
  words: string;
  bearing: string | null;
  reference: string | null;
  part: "edge" | "centre" | "entrance" | "unstated";
  as_of: string | null;
  by: string | null;
  origin: string | null;
  state: string;
}

export interface DraftDetail {
  draft: DraftRow;
  made_from: string;
  sections: SectionRow[];
  removed: LineRow[];
}

export interface DraftRow {
  id: string;
  revision: number;
  title: string;
  as_of: string;
  by: string;
  at: string;
  sentences: number;
}

export interface Dropped {
  dropped: boolean;
}

export interface Filters {
  place?: string | null;
  speaker?: string | null;
  report?: string | null;
  origin?: string | null;
  outlet?: string | null;
  by_type?: ClaimantType | null;
  topic?: Topic | null;
  modality?: Modality | null;
  state?: "open" | "accepted" | "corrected" | "rejected" | null;
  since?: string | null;
  until?: string | null;
}

export interface Flow {
  source: string;
  target: string;
  claims: number;
  stated: boolean;
}

export interface HTTPValidationError {
  detail?: ValidationError[];
}

export interface Happening {
  id: string;
  title: string;
  kind: string;
  place: string;
  place_name: string;
  lat: number;
  lon: number;
  first: string | null;
  last: string | null;
  status: string;
  claims: number;
  origins: number;
  claim: string | null;
}

export interface Hits {
  words: string;
  order: string;
  claims_total: number;
  sentences_total: number;
  more: boolean;
  claims: ClaimRow[];
  sentences: SentenceRow[];
}

export interface ImportRequest {
  lines: string;
}

export interface IncidentDetail {
  incident: IncidentRow;
  plover: string | null;
  acled: string | null;
  lat: number | null;
  lon: number | null;
  precision: string | null;
  actor1: Named[];
  actor2: Named[];
  assoc: Named[];
  fatalities_basis: string | null;
  origins: string[];
  versions: Version[];
  reasons: string[];
  differ: string[];
}

export interface IncidentPage {
  total: number;
  rows: IncidentRow[];
}

export interface IncidentRow {
  id: string;
  title: string;
  kind: string | null;
  status: string;
  date: string | null;
  when: string;
  first: string | null;
  last: string | null;
  place: string | null;
  place_id: string | null;
  claims: number;
  reports: number;
  origins: number;
  deaths: string | null;
}

export interface Item {
  id: string;
  kind: string;
  label: string;
  first: string | null;
  last: string | null;
  status: string;
  origins: number;
  claim: string | null;
  claims: number;
  place: string | null;
}

export interface JoinRequest {
  other: string;
  by: string;
  reason: string;
  seen?: string[];
}

export interface Lane {
  name: string;
  total: number;
  undated: number;
  items: Item[];
  buckets: Bucket[];
}

export interface LayerRows {
  style: string | null;
  raster: RasterRow | null;
  overlays: OverlayRow[];
}

export type Length = "short" | "normal" | "full";

export interface LineRow {
  key: string;
  text: string;
  planned: string | null;
  searched: number | null;
  reports: number;
  origins: number;
  citations: CitedRow[];
  flags: string[];
}

export interface Lineage {
  speakers: Node[];
  origins: Node[];
  reports: Node[];
  said: Flow[];
  printed: Flow[];
  arcs: Arc[];
  table: Descent[];
  reports_left_out: number;
  speakers_left_out: number;
}

export interface Linked {
  id: string;
  title: string;
  note: string;
}

export interface Log {
  total: number;
  rows: RulingRow[];
  both_ruled: number;
  agreed: number;
  pairs: PairRow[];
}

export interface MapRows {
  tracks: Track[];
  happenings: Happening[];
  movements: Movement[];
}

export interface Mark {
  kind: string;
  of: string;
  start: number;
  end: number;
  words: string;
  note: string;
}

export type Modality = "asserted" | "predicted" | "possible" | "conditional" | "intended" | "denied" | "demanded";

export interface Movement {
  incident: string;
  title: string;
  kind: string;
  status: string;
  actors: string[];
  origin: string | null;
  origin_name: string | null;
  origin_at: number[] | null;
  towards: string | null;
  towards_name: string | null;
  towards_at: number[] | null;
  side_deg: number | null;
  first: string | null;
  last: string | null;
  claim: string | null;
  words: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface NearRow {
  incident: IncidentRow;
  common: string[];
}

export interface Node {
  id: string;
  label: string;
  note: string;
  claims: number;
}

export interface Nothing {
}

export interface NumberRow {
  id: string;
  words: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string | null;
  measures: string;
  of: string;
  approximator: string | null;
  place: string | null;
  reference: string | null;
  bearing: string | null;
  as_of: string | null;
}

export type Order = "newest" | "ranked";

export interface OverlayRow {
  number: number;
  name: string;
  kind: "geojson" | "pmtiles";
  attribution: string | null;
}

export interface PairRow {
  one: string;
  other: string;
  both: number;
  agreed: number;
  kappa: number | null;
}

export interface PartRequest {
  events: string[];
  by: string;
  reason: string;
  seen?: string[];
}

export interface PassageRow {
  id: string;
  role: string;
  start: number;
  text: string;
  marks: Mark[];
}

export interface PieceRow {
  text: string;
  mark: string;
}

export interface PlaceRow {
  id: string;
  name: string;
  names: string[];
  local: string | null;
  local_names: string[];
  kind: string;
  lat: number | null;
  lon: number | null;
  precision_km: number | null;
  drawn: boolean;
  held: boolean;
  claims: number;
  origins: number;
  reports: number;
  incidents: number;
  first_claim: string | null;
}

export interface PlanRequest {
  by: string;
  filters?: Filters;
  length?: Length;
  as_of?: string | null;
}

export interface Published {
  report: string;
  label: string;
  day: string;
}

export interface QuestionDetail {
  id: string;
  question: string;
  kind: string;
  verdict: string;
  explanation: string;
  claims: number;
  origins: number;
  answers: AnswerRow[];
  distances: DistanceRow[];
}

export interface QuestionPage {
  total: number;
  rows: QuestionRow[];
}

export interface QuestionRow {
  id: string;
  question: string;
  kind: string;
  verdict: string;
  answers: number;
  values: number;
  origins: number;
  reports: number;
  low: number | null;
  high: number | null;
}

export interface Queue {
  total: number;
  done: number;
  rows: QueueRow[];
}

export interface QueueRow {
  claim: ClaimRow;
  weight: number;
  why: string[];
  agreeing: string[];
}

export interface RasterRow {
  url: string;
  attribution: string;
}

export interface Renewed {
  begun: boolean;
}

export interface ReportDetail {
  report: ReportRow;
  url: string | null;
  language: string | null;
  read: boolean;
  passages: PassageRow[];
  claims: ClaimRow[];
  anatomy: AnatomySection[];
}

export interface ReportPage {
  total: number;
  rows: ReportRow[];
}

export interface ReportRow {
  id: string;
  name: string;
  label: string;
  title: string | null;
  published: string | null;
  published_basis: string[];
  printed: string | null;
  printed_status: string | null;
  agency: string | null;
  agency_stated: boolean;
  spliced: boolean;
  claims: number;
  reviewed: number;
}

export interface Ruled {
  added: RulingRow[];
  claims: ClaimRow[];
}

export interface RulingRequest {
  claims: string[];
  ruling: "accept" | "correct" | "reject";
  by: string;
  reason?: string;
  fields?: Record<string, string>;
  seen?: string | null;
}

export interface RulingRow {
  id: string;
  report: string;
  start: number;
  end: number;
  words: string | null;
  beside: string | null;
  question: string;
  ruling: string;
  by: string;
  at: string;
  reason: string;
  replaces: string | null;
  stands: boolean;
}

export interface SaveRequest {
  by: string;
  revision: number;
  title: string;
  sections: SectionRequest[];
}

export interface SectionRequest {
  heading: string;
  sentences?: SentenceRequest[];
}

export interface SectionRow {
  heading: string;
  sentences: LineRow[];
}

export interface SentenceRequest {
  key: string;
  text: string;
  citations?: CitedRequest[];
}

export interface SentenceRow {
  id: string;
  report: string;
  report_label: string;
  start: number;
  end: number;
  words: string;
}

export interface SideRow {
  at: string;
  voice: string;
  holders: number;
  happenings: number;
  claims: number;
}

export interface SignIn {
  name: string;
  password: string;
}

export interface SourcePage {
  total: number;
  rows: SourceRow[];
}

export interface SourceRow {
  key: string;
  name: string;
  type: string;
  anonymous: boolean;
  claims: number;
  reports: number;
  origins: number;
}

export interface Status {
  name: string;
  generation: number;
  rulings: number;
  loading: boolean;
  counts: Counts;
  reviewed: number;
  first: string | null;
  last: string | null;
  last_report: string | null;
  reviewer: string;
  account: string | null;
  basemap: boolean;
  renewable: boolean;
  stale: boolean;
  renewing: boolean;
  renewal_error: string | null;
  hide_victims: boolean;
}

export interface TakeBackRequest {
  at: string;
  by: string;
}

export interface TakenIn {
  new: number;
  known: number;
  strange: number;
}

export interface TellingRow {
  events: string[];
  report: string;
  report_label: string;
  words: string[];
  sentence: string;
  frame: string;
  claim: string | null;
  leads: boolean;
  because: string[];
}

export interface Timeline {
  first: string | null;
  last: string | null;
  control: Track[];
  lanes: Lane[];
  published: Published[];
}

export interface Told {
  words: string;
  told: boolean;
  claim: string | null;
}

export type Topic = "military" | "control" | "talks" | "truce" | "humanitarian" | "heritage" | "casualties" | "displacement" | "diplomacy" | "other";

export interface TownRow {
  id: string;
  name: string;
  local: string | null;
  lat: number;
  lon: number;
  people: number;
}

export interface Track {
  place: string;
  name: string;
  bars: Bar[];
}

export interface ValidationError {
  loc: (string | number)[];
  msg: string;
  type: string;
  input?: unknown;
  ctx?: Record<string, unknown>;
}

export interface Version {
  report: string;
  report_label: string;
  published: string | null;
  origin: string | null;
  claims: ClaimRow[];
  numbers: NumberRow[];
  actors: string[];
  places: string[];
  dates: string[];
}

export interface Voice {
  key: string;
  kind: string;
  name: string;
  claims: number;
}

export interface WithdrawRequest {
  by: string;
}
