import type { SandboxRoute } from '../../http/route.js';

const RACING = '/v1/tab-info-service/racing';
const SPORTS = '/v1/tab-info-service/sports';
const RACE = `${RACING}/dates/{meetingDate}/meetings/{raceType}/{venueMnemonic}/races/{raceNumber}`;
const JURISDICTION = 'jurisdiction={jurisdiction}';
const PROMOTIONS = 'returnPromo,returnOffers';
const NEXT_TO_GO = `targetMeeting,includeRecentlyClosed,wageringProduct,nonTabVenue,includeFixedOdds,${PROMOTIONS}`;

const DATES = `${RACING}/dates?${JURISDICTION}{&channelType,cashSales,combineMeetings}`;
const FORM = `${RACE}/form?${JURISDICTION}{&fixedOdds}`;
const RUNNER_FORM = `${RACE}/form/{runnerNumber}?${JURISDICTION}{&fixedOdds}`;
const NEXT = `${RACING}/next-to-go/races?${JURISDICTION}{&channelType,cashSales,usePace,maxRaces,${NEXT_TO_GO}}`;
const PROPOSITION = `/v1/tab-info-service/search/proposition?${JURISDICTION}&number={number}{&channelType,cashSales,details}`;

/** The index's templates by name, without their host (recorded 2024: a part of the index). */
const TEMPLATES: Record<string, string> = {
  'info:racing': DATES,
  'info:racing:race-details': `${RACE}?${JURISDICTION}{&fixedOdds,channelType,cashSales,homeState,${PROMOTIONS}}`,
  'info:racing:form': FORM,
  'info:racing:form:runner': RUNNER_FORM,
  'info:racing:nextToGo': NEXT,
  'info:racing:nextToGo:anchored': `${RACE}/next-to-go/races?${JURISDICTION}&raceStartTime={raceStartTime}{&channelType,cashSales,maxNextRaces,maxPrevRaces,${NEXT_TO_GO}}`,
  'info:racing:nextToGo:vision': `${RACING}/vision-next-to-go/races?${JURISDICTION}&broadcastChannel={broadcastChannel}{&maxRaces,nonTabVenue}`,
  'info:racing:poolResults': `${RACING}/dates/{meetingDate}/meetings/pools/{wageringProduct}/results?${JURISDICTION}{&venueMnemonic}`,
  'info:search:proposition': PROPOSITION,
  'info:jackpot-pools': `${RACING}/dates/{meetingDate}/jackpot-pools?${JURISDICTION}{&channelType,cashSales,nonTabVenue}`,
  'info:racing:jackpots': `${RACING}/jackpots?${JURISDICTION}{&nonTabVenue}`,
  'tab:info:configuration': '/v1/tab-info-service/configuration',
  'tab:info:sports': `${SPORTS}?${JURISDICTION}{&${PROMOTIONS},returnMultiOnly,channelType,cashSales,homeState,matchDetails}`,
  'tab:info:sports:nextToGo': `${SPORTS}/nextToGo?${JURISDICTION}{&${PROMOTIONS},channelType,cashSales,limit,next,liveBettingOnly,futuresOnly,openOnly,featuredCompetitions,sortByTime,sortByCloseTime,homeState}`,
  'tab:info:sports:results': `${SPORTS}/results?${JURISDICTION}{&channelType,cashSales,homeState}`,
  'tab:info:racing': DATES,
  'tab:info:racing:form': FORM,
  'tab:info:racing:form:runner': RUNNER_FORM,
  'tab:info:racing:nextToGo': NEXT,
  'tab:info:search:proposition': PROPOSITION,
};

/** `GET /v1/`, the index of URI templates, and `GET /`, which points to it (known from clients; its words are ours). */
export const discoveryRoutes: SandboxRoute[] = [
  {
    method: 'GET',
    path: '/',
    needsJurisdiction: false,
    handle: ({ origin }) => ({
      status: 200,
      body: {
        message: 'The versioned API is the place to start. This is the local sandbox, not the TAB.',
        _links: { v1: `${origin}/v1/` },
      },
    }),
  },
  {
    method: 'GET',
    path: '/v1',
    needsJurisdiction: false,
    handle: ({ origin }) => ({
      status: 200,
      body: {
        _links: Object.fromEntries(
          Object.entries(TEMPLATES).map(([name, template]) => [name, `${origin}${template}`]),
        ),
      },
    }),
  },
];
