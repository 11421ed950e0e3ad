namespace EfSchemaBridge.Schema.Diagnostics;

/// <summary>
/// Every code, in one place: 10xx text, 11xx names and blocks, 12xx types, attributes and arguments, 13xx ids, uniques and
/// indexes, 14xx defaults, 15xx relations, 16xx datasource and generators. A code once published keeps its meaning.
/// </summary>
internal static class DiagnosticCodes
{
    // 10xx: text
    public const string InvalidLine = "ESB1001";
    public const string UnclosedBlock = "ESB1002";
    public const string InvalidEscape = "ESB1003";
    public const string InvalidUnicodeEscape = "ESB1004";
    public const string OutdatedNotation = "ESB1005";
    public const string OptionalList = "ESB1006";
    public const string MissingType = "ESB1007";
    public const string NestedTooDeeply = "ESB1008";
    public const string TrailingComma = "ESB1009";
    public const string UnknownBlock = "ESB1010";
    public const string TypeAlias = "ESB1011";
    public const string FileTooLong = "ESB1012";
    public const string NotUtf8 = "ESB1013";

    // 11xx: names and blocks
    public const string InvalidName = "ESB1101";
    public const string ReservedName = "ESB1102";
    public const string DuplicateBlock = "ESB1103";
    public const string DuplicateField = "ESB1104";
    public const string DuplicateEnumValue = "ESB1105";
    public const string DuplicateDatabaseName = "ESB1106";
    public const string EmptyEnum = "ESB1107";
    public const string DuplicateProperty = "ESB1108";
    public const string CompositeTypesUnsupported = "ESB1110";
    public const string DatabaseSchema = "ESB1111";
    public const string InvalidDatabaseName = "ESB1112";

    // 12xx: types, attributes and arguments
    public const string UnknownType = "ESB1201";
    public const string UnknownAttribute = "ESB1202";
    public const string DuplicateAttribute = "ESB1203";
    public const string MissingArgument = "ESB1204";
    public const string UnknownArgument = "ESB1205";
    public const string DuplicateArgument = "ESB1206";
    public const string WrongArgumentKind = "ESB1207";
    public const string InvalidArgument = "ESB1208";
    public const string MisplacedAttribute = "ESB1209";
    public const string NativeTypePrefix = "ESB1210";
    public const string UnknownNativeType = "ESB1211";
    public const string NativeTypeArguments = "ESB1212";
    public const string IncompatibleNativeType = "ESB1213";
    public const string NeedlesslyUnsupported = "ESB1214";
    public const string UpdatedAt = "ESB1215";
    public const string Ignore = "ESB1216";

    // 13xx: ids, uniques and indexes
    public const string NoUniqueCriterion = "ESB1301";
    public const string SeveralIds = "ESB1302";
    public const string OptionalId = "ESB1303";
    public const string UnknownIndexField = "ESB1304";
    public const string RelationInIndex = "ESB1305";
    public const string RepeatedIndexField = "ESB1306";
    public const string EmptyIndex = "ESB1307";
    public const string UnsupportedIndexOption = "ESB1308";
    public const string DuplicateConstraintName = "ESB1309";
    public const string DuplicateClientName = "ESB1310";
    public const string InvalidClientName = "ESB1311";
    public const string UnknownIndexType = "ESB1312";
    public const string OperatorClass = "ESB1313";
    public const string IndexedType = "ESB1314";
    public const string PartialIndex = "ESB1315";
    public const string IndexOfView = "ESB1316";

    // 14xx: defaults
    public const string DefaultOfWrongType = "ESB1401";
    public const string UnknownFunction = "ESB1402";
    public const string FunctionOfWrongType = "ESB1403";
    public const string FunctionArguments = "ESB1404";
    public const string UnknownEnumValue = "ESB1405";
    public const string DefaultNotAllowed = "ESB1406";

    // 15xx: relations
    public const string MissingOppositeField = "ESB1501";
    public const string AmbiguousRelation = "ESB1502";
    public const string MissingRelationFields = "ESB1503";
    public const string RelationOnBothSides = "ESB1504";
    public const string RelationOnWrongSide = "ESB1505";
    public const string UnknownRelationField = "ESB1506";
    public const string RelationFieldCount = "ESB1507";
    public const string RelationFieldTypes = "ESB1508";
    public const string ReferencesNotUnique = "ESB1509";
    public const string RelationArity = "ESB1510";
    public const string OneToOneNotUnique = "ESB1511";
    public const string ReferentialAction = "ESB1512";
    public const string ManyToMany = "ESB1513";
    public const string IgnoredRelation = "ESB1514";
    public const string MissingRelationIndex = "ESB1516";

    // 16xx: datasource and generators
    public const string SeveralDatasources = "ESB1601";
    public const string MissingProperty = "ESB1602";
    public const string UnknownProperty = "ESB1603";
    public const string InvalidProperty = "ESB1604";
    public const string UnsupportedProvider = "ESB1605";
    public const string UnknownPreviewFeature = "ESB1606";
    public const string PreviewFeatureNeeded = "ESB1607";
    public const string DeprecatedProperty = "ESB1608";
}
