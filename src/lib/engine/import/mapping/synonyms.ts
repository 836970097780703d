/** What exports call a thing, as normalised headers. One list a thing; a table's columns point at these lists. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const synonyms = {
  opportunity: words('opportunityid oppid dealid objectid hsobjectid opportunitynumber'),
  record: words('id recordid'),
  transaction: words('transactionid rowid invoicelineid orderlineid lineid saleid'),
  order: words(
    'ordernumber orderno orderid salesordernumber salesorderid invoiceno invoicenumber invoiceid documentnumber ordernum'
  ),
  line: words('lineno linenumber salesorderlinenumber orderlinenumber orderline line lineitem'),
  account: words(
    'account accountid accountname accountnumber customer customerid customername customerkey customernumber company companyid companyname reseller resellerkey resellername store storeid client clientid soldto billto'
  ),
  rep: words(
    'owner ownerid opportunityowner hubspotownerid dealowner salesagent agent salesrep salesperson salespersonid employeekey employeeid businessentityid salesteamid accountexecutive ae rep mitarbeiter verkäufer vertriebsmitarbeiter vendeur repid repname supportrepid seller sellerid sellername salesrepname salespersonname ownername agentname employee employeename quotaownerid userid'
  ),
  manager: words(
    'manager managerid managerbusinessentityid reportsto parentrole supervisor salesmanager forecastuser managerrepid'
  ),
  territory: words(
    'territory territoryid territory2id salesterritory salesterritorykey salesterritoryid region regionaloffice area district market patch currentterritoryid'
  ),
  parentTerritory: words('parentterritoryid parentterritory2id parentterritory'),
  amount: words(
    'amount closevalue dealvalue sales salesamount total totaldue subtotal netamount netamt revenue extendedamount tcv acv arr bookings totalprice grossamount amountusd value'
  ),
  unitPrice: words('unitprice priceeach listprice salesprice price'),
  quantity: words('quantity quantityordered orderquantity orderqty units'),
  cost: words('cost unitcost totalproductcost standardcost'),
  closeDate: words('closedate closedon wondate expectedclose expectedclosedate closingdate'),
  transactionDate: words('orderdate transactiondate orderedat date saledate salesdate closedate'),
  invoiceDate: words('invoicedate billingdate'),
  bookingDate: words('bookingdate bookeddate postingdate'),
  paymentDate: words('paymentdate paiddate'),
  created: words('createddate createdate createdat created opendate createdon'),
  engage: words('engagedate engageddate'),
  stage: words('stage stagename dealstage salesstage status dealpipelinestage opportunitystage'),
  probability: words(
    'probability winprobabilitypct winprobability forecastprobability dealstageprobability hsdealstageprobability probabilitypercent'
  ),
  quota: words(
    'quota salesquota quotaamount salesamountquota target targetamount goal plan budget hstargetamount annualquota salestarget salesgoal quotausd quotaeur ziel vorgabe objectif'
  ),
  period: words(
    'quotadate quotaperiod targetmonth startdate period periode zeitraum quartal monat periodstart month quarter fiscalperiod fiscalquarter quotaquarter quotamonth effectivefrom startdatetime year fiscalyear'
  ),
  start: words('startdate start effectivefrom validfrom effectivedate fromdate'),
  end: words('enddate end effectiveto validto through todate enddatetime'),
  commission: words('commissionpct commissionrate commission baserate bcr commissionpercent'),
  bonus: words('bonus spiff spif'),
  targetIncentive: words(
    'targetincentive annualtargetincentive annualtarget incentive ti tic variable variablepay targetvariable targetvariablepay annualvariable targetbonus targetcommission'
  ),
  baseSalary: words('basesalary base basepay salary annualsalary annualbase fixedpay'),
  onTargetEarnings: words('ote ontargetearnings targettotalcash targettotalcompensation totaltargetcash'),
  zip: words('zip zipcode postalcode plz billingpostalcode postcode'),
  state: words('state stateprovince stateprovincecode province billingstate statecode'),
  countyFips: words('countyfips fips fipscode geoid'),
  country: words('country countryregion countrycode countryregioncode billingcountry'),
  city: words('city billingcity town'),
  street: words('street address addressline1 billingstreet'),
  latitude: words('lat latitude'),
  longitude: words('lon lng long longitude'),
  product: words('product productid productkey product2id productcode sku item itemid productname'),
  family: words('family productfamily series productline category'),
  hire: words('hiredate startdate dateofhire hired'),
  leave: words('terminationdate enddate lastday leavedate'),
  name: words('name fullname'),
  email: words('email emailaddress mail'),
  title: words('title jobtitle position'),
  role: words('role rolename userrole'),
  industry: words('industry sector vertical'),
  segment: words('segment businesstype customersegment'),
  employees: words('employees numberofemployees numberemployees employeecount headcount'),
  annualRevenue: words('annualrevenue revenue turnover'),
  currency: words('currency currencycode currencyisocode'),
  forecastCategory: words('forecastcategory forecastcategoryname'),
  leadSource: words('leadsource source'),
  isWon: words('iswon won'),
  isClosed: words('isclosed closed'),
  parentAccount: words('parentid parentaccount parentaccountid subsidiaryof'),
  employeeNumber: words('employeenumber personnelnumber nationalidnumber'),
  splitPercent: words('splitpercentage splitpct split credit creditpct'),
  allocation: words('allocationpct allocation'),
  territoryRole: words('roleinterritory2 roleinterritory'),
  dealType: words('type opportunitytype dealtype')
} as const;

export type Thing = keyof typeof synonyms;
