import type { Team } from './catalogue-types.js';

/** Teams from lines of `Name|CODE` or `Name|CODE|Icon name`. */
function teams(text: string): readonly Team[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', code = '', icon] = line.trim().split('|');
      return icon === undefined ? { name, code } : { name, code, icon };
    });
}

/** Public names of clubs and cities; the people who play for them here are invented. */
export const TEAMS = {
  nrl: teams(`Brisbane|BRI|Brisbane Broncos
    Canberra|CAN|Canberra Raiders
    Canterbury|CBY|Canterbury Bulldogs
    Cronulla|CRO|Cronulla Sharks
    Dolphins|DOL|Dolphins
    Gold Coast|GCT|Gold Coast Titans
    Manly|MAN|Manly Sea Eagles
    Melbourne|MEL|Melbourne Storm
    Newcastle|NEW|Newcastle Knights
    North Qld|NQL|North Queensland Cowboys
    Parramatta|PAR|Parramatta Eels
    Penrith|PEN|Penrith Panthers
    St Geo Illawarra|SGI|St George Illawarra Dragons
    South Sydney|SOU|South Sydney Rabbitohs
    Syd Roosters|SYD|Sydney Roosters
    Warriors|WAR|New Zealand Warriors
    Wests Tigers|WST|Wests Tigers`),
  afl: teams(`Adelaide|ADE|Adelaide Crows
    Brisbane|BRI|Brisbane Lions
    Carlton|CAR|Carlton
    Collingwood|COL|Collingwood
    Essendon|ESS|Essendon
    Fremantle|FRE|Fremantle
    Geelong|GEE|Geelong Cats
    Gold Coast|GCS|Gold Coast Suns
    GWS|GWS|GWS Giants
    Hawthorn|HAW|Hawthorn
    Melbourne|MEL|Melbourne
    North Melbourne|NTH|North Melbourne
    Port Adelaide|PTA|Port Adelaide
    Richmond|RIC|Richmond
    St Kilda|STK|St Kilda
    Sydney|SYD|Sydney Swans
    West Coast|WCE|West Coast Eagles
    Western Bulldogs|WBD|Western Bulldogs`),
  superRugby: teams(`ACT Brumbies|BRU
    Blues|BLU
    Chiefs|CHI
    Crusaders|CRU
    Fijian Drua|FDR
    Highlanders|HIG
    Hurricanes|HUR
    Moana Pasifika|MOA
    NSW Waratahs|WAR
    Qld Reds|RED
    Western Force|FOR`),
  nba: teams(`Atlanta|ATL|Atlanta Hawks
    Boston|BOS|Boston Celtics
    Brooklyn|BKN|Brooklyn Nets
    Charlotte|CHA|Charlotte Hornets
    Chicago|CHI|Chicago Bulls
    Cleveland|CLE|Cleveland Cavaliers
    Dallas|DAL|Dallas Mavericks
    Denver|DEN|Denver Nuggets
    Detroit|DET|Detroit Pistons
    Golden State|GSW|Golden State Warriors
    Houston|HOU|Houston Rockets
    Indiana|IND|Indiana Pacers
    LA Clippers|LAC|Los Angeles Clippers
    LA Lakers|LAL|Los Angeles Lakers
    Memphis|MEM|Memphis Grizzlies
    Miami|MIA|Miami Heat
    Milwaukee|MIL|Milwaukee Bucks
    Minnesota|MIN|Minnesota Timberwolves
    New Orleans|NOP|New Orleans Pelicans
    New York|NYK|New York Knicks
    Oklahoma City|OKC|Oklahoma City Thunder
    Orlando|ORL|Orlando Magic
    Philadelphia|PHI|Philadelphia 76ers
    Phoenix|PHX|Phoenix Suns
    Portland|POR|Portland Trail Blazers
    Sacramento|SAC|Sacramento Kings
    San Antonio|SAS|San Antonio Spurs
    Toronto|TOR|Toronto Raptors
    Utah|UTA|Utah Jazz
    Washington|WAS|Washington Wizards`),
  nbl: teams(`Adelaide|ADL|Adelaide 36ers
    Brisbane|BRI|Brisbane Bullets
    Cairns|CNS|Cairns Taipans
    Illawarra|ILL|Illawarra Hawks
    Melbourne Utd|MEL|Melbourne United
    New Zealand|NZB|New Zealand Breakers
    Perth|PER|Perth Wildcats
    SE Melbourne|SEM|South East Melbourne Phoenix
    Sydney|SYD|Sydney Kings
    Tasmania|TAS|Tasmania JackJumpers`),
  bigBash: teams(`Adelaide Strikers|ADE
    Brisbane Heat|BRI
    Hobart Hurricanes|HOB
    Melb Renegades|REN
    Melbourne Stars|STA
    Perth Scorchers|PER
    Sydney Sixers|SIX
    Sydney Thunder|THU`),
  wbbl: teams(`Adelaide Strikers Women|ADE
    Brisbane Heat Women|BRI
    Hobart Hurricanes Women|HOB
    Melb Renegades Women|REN
    Melbourne Stars Women|STA
    Perth Scorchers Women|PER
    Sydney Sixers Women|SIX
    Sydney Thunder Women|THU`),
  aLeague: teams(`Adelaide Utd|ADE
    Auckland FC|AUC
    Brisbane Roar|BRI
    Central Coast|CCM
    Macarthur FC|MAC
    Melbourne City|MCY
    Melb Victory|MVC
    Newcastle Jets|NEW
    Perth Glory|PER
    Sydney FC|SYD
    Wellington|WEL
    Western Sydney|WSW`),
  epl: teams(`Arsenal|ARS
    Aston Villa|AVL
    Bournemouth|BOU
    Brentford|BRE
    Brighton|BHA
    Burnley|BUR
    Chelsea|CHE
    Crystal Palace|CRY
    Everton|EVE
    Fulham|FUL
    Leeds|LEE
    Liverpool|LIV
    Man City|MCI
    Man Utd|MUN
    Newcastle|NEW
    Nott'm Forest|NFO
    Sunderland|SUN
    Tottenham|TOT
    West Ham|WHU
    Wolves|WOL`),
  mls: teams(`Atlanta Utd|ATL
    Austin FC|AUS
    Charlotte FC|CHA
    Chicago Fire|CHI
    Columbus|COL
    DC United|DCU
    FC Dallas|DAL
    Houston Dynamo|HOU
    Inter Miami|MIA
    LA Galaxy|LAG
    Minnesota Utd|MIN
    New England|NER
    Orlando City|ORL
    Portland Timbers|POR
    Real Salt Lake|RSL
    Seattle Sounders|SEA`),
  nfl: teams(`Arizona|ARI
    Atlanta|ATL
    Baltimore|BAL
    Buffalo|BUF
    Carolina|CAR
    Chicago|CHI
    Cincinnati|CIN
    Cleveland|CLE
    Dallas|DAL
    Denver|DEN
    Detroit|DET
    Green Bay|GBP
    Houston|HOU
    Indianapolis|IND
    Jacksonville|JAX
    Kansas City|KCC
    LA Chargers|LAC
    LA Rams|LAR
    Las Vegas|LVR
    Miami|MIA
    Minnesota|MIN
    New England|NEP
    New Orleans|NOS
    NY Giants|NYG
    NY Jets|NYJ
    Philadelphia|PHI
    Pittsburgh|PIT
    San Francisco|SFO
    Seattle|SEA
    Tampa Bay|TBB
    Tennessee|TEN
    Washington|WAS`),
  nhl: teams(`Anaheim|ANA
    Boston|BOS
    Buffalo|BUF
    Calgary|CGY
    Carolina|CAR
    Chicago|CHI
    Colorado|COL
    Dallas|DAL
    Detroit|DET
    Edmonton|EDM
    Florida|FLA
    Los Angeles|LAK
    Minnesota|MIN
    Montreal|MTL
    Nashville|NSH
    NY Rangers|NYR
    Ottawa|OTT
    Pittsburgh|PIT
    St Louis|STL
    Toronto|TOR
    Vancouver|VAN
    Vegas|VGK
    Washington|WSH
    Winnipeg|WPG`),
  mlb: teams(`Arizona|ARI
    Atlanta|ATL
    Baltimore|BAL
    Boston|BOS
    Chicago Cubs|CHC
    Cincinnati|CIN
    Cleveland|CLE
    Colorado|COL
    Detroit|DET
    Houston|HOU
    Kansas City|KCR
    LA Dodgers|LAD
    Miami|MIA
    Milwaukee|MIL
    Minnesota|MIN
    NY Mets|NYM
    NY Yankees|NYY
    Oakland|OAK
    Philadelphia|PHI
    Pittsburgh|PIT
    San Diego|SDP
    San Francisco|SFG
    Seattle|SEA
    St Louis|STL
    Tampa Bay|TBR
    Texas|TEX
    Toronto|TOR
    Washington|WSH`),
  npb: teams(`Chiba Lotte|CHI
    Chunichi|CHU
    Fukuoka|FUK
    Hanshin|HAN
    Hiroshima|HIR
    Nippon-Ham|NIP
    Orix|ORI
    Rakuten|RAK
    Seibu|SEI
    Yakult|YAK
    Yokohama|YOK
    Yomiuri|YOM`),
} as const;
