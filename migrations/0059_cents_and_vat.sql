-- Money to the cent, and how whoever lends stands with VAT. What was noted in whole euros keeps its value.
-- The columns take other names, so that nobody reads cents for euros.
ALTER TABLE tool DROP CONSTRAINT tool_price_check, DROP CONSTRAINT tool_deposit_check;
ALTER TABLE tool ALTER COLUMN price TYPE integer USING price * 100, ALTER COLUMN deposit TYPE integer USING deposit * 100;
ALTER TABLE tool RENAME COLUMN price TO price_cents;
ALTER TABLE tool RENAME COLUMN deposit TO deposit_cents;
ALTER TABLE tool
  ADD CHECK (price_cents BETWEEN 0 AND 100000000), -- a loan; 0: free; null: not said
  ADD CHECK (deposit_cents BETWEEN 0 AND 100000000);

ALTER TABLE loan DROP CONSTRAINT loan_price_check, DROP CONSTRAINT loan_deposit_check;
ALTER TABLE loan ALTER COLUMN price TYPE integer USING price * 100, ALTER COLUMN deposit TYPE integer USING deposit * 100;
ALTER TABLE loan RENAME COLUMN price TO price_cents;
ALTER TABLE loan RENAME COLUMN deposit TO deposit_cents;
ALTER TABLE loan
  ADD CHECK (price_cents BETWEEN 0 AND 100000000), -- all taxes included, as it stood when it was approved
  ADD CHECK (deposit_cents BETWEEN 0 AND 100000000);

ALTER TABLE loan_money DROP CONSTRAINT loan_money_amount_check, DROP CONSTRAINT loan_money_check;
ALTER TABLE loan_money ALTER COLUMN amount TYPE integer USING amount * 100;
ALTER TABLE loan_money RENAME COLUMN amount TO amount_cents;
ALTER TABLE loan_money
  ADD CHECK (amount_cents BETWEEN 0 AND 100000000),
  ADD CHECK (amount_cents > 0 OR kind = 'deposit-return'); -- nothing given back: all of it is kept

ALTER TABLE loan_document DROP CONSTRAINT loan_document_amount_check;
ALTER TABLE loan_document ALTER COLUMN amount TYPE integer USING amount * 100;
ALTER TABLE loan_document RENAME COLUMN amount TO amount_cents;
ALTER TABLE loan_document ADD CHECK (amount_cents >= 0);
UPDATE loan_document SET content = (content - 'price' - 'deposit') || jsonb_build_object(
  'priceCents', (content->>'price')::integer * 100, 'depositCents', (content->>'deposit')::integer * 100, 'vat', NULL);

-- What a repair cost, as its invoice says.
ALTER TABLE copy_incident DROP CONSTRAINT copy_incident_cost_check;
ALTER TABLE copy_incident ALTER COLUMN cost TYPE integer USING cost * 100;
ALTER TABLE copy_incident RENAME COLUMN cost TO cost_cents;
ALTER TABLE copy_incident ADD CHECK (cost_cents BETWEEN 0 AND 1000000000);

-- How an organisation that lends stands with VAT, as it says itself; no row: it said nothing. Documents keep what stood when they were made.
CREATE TABLE lender_vat (
  organisation_id uuid PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
  mention text CHECK (btrim(mention) <> '' AND length(mention) <= 200), -- exempt: what is printed, in its own words
  rate integer CHECK (rate BETWEEN 0 AND 3000), -- hundredths of a per cent: 2000 is 20 %
  said_at timestamptz NOT NULL,
  CHECK ((mention IS NULL) <> (rate IS NULL))
);
