---- MODULE Variants ----
\* A variant is a record whose only field has the tag as its name.
UNIT == "U_OF_UNIT"
Variant(tagName, value) == [tag \in {tagName} |-> value]
VariantTag(variant) == CHOOSE tag \in DOMAIN variant : TRUE
VariantFilter(tagName, S) == {variant[tagName] : variant \in {v \in S : tagName \in DOMAIN v}}
VariantGetUnsafe(tagName, variant) == variant[tagName]
VariantGetOrElse(tagName, variant, defaultValue) ==
  IF tagName \in DOMAIN variant THEN variant[tagName] ELSE defaultValue
====
