using System.Text.Json;
using EfSchemaBridge.Extensions;
using EfSchemaBridge.Numerics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.Modeling;

/// <summary>Translates one model: its table, columns, key and indexes.</summary>
internal sealed class EntityTypeTranslator
{
    private readonly ModelBinding _binding;
    private readonly Model _model;
    private readonly EntityTypeBuilder _entity;
    private readonly HashSet<ScalarField> _keyFields;

    private EntityTypeTranslator(ModelBinding binding)
    {
        _binding = binding;
        _model = binding.Model;
        _entity = binding.Entity;
        _keyFields = [.. KeyFields(_model)];
    }

    /// <summary>Configures the entity type of a model.</summary>
    public static void Translate(ModelBinding binding, int order)
    {
        var (model, entity) = (binding.Model, binding.Entity);
        entity.HasAnnotation(SchemaAnnotationNames.Order, order);
        if (model.IsIgnored)
        {
            entity.HasAnnotation(SchemaAnnotationNames.Ignored, true);
        }

        Document(entity.Metadata, model.Documentation);
        new EntityTypeTranslator(binding).Translate();
    }

    /// <summary>True for views, and for ignored models whose rows nothing tells apart.</summary>
    public static bool IsKeyless(Model model) => model.IsView || (!HasMappedKey(model) && !model.Indexes.Any(IsUniqueOfRequiredFields));

    /// <summary>True for a model whose id EF can hold, as it cannot an <c>Unsupported("...")</c> one.</summary>
    public static bool HasMappedKey(Model model) => model.PrimaryKey?.Fields.All(f => ColumnMapping.Of(f.Field) is not null) is true;

    /// <summary>Keeps a doc comment for the generated classes.</summary>
    internal static void Document(Microsoft.EntityFrameworkCore.Metadata.IMutableAnnotatable element, string? documentation)
    {
        if (RenameComment.Of(documentation).Documentation is { } text)
        {
            element.SetAnnotation(SchemaAnnotationNames.Documentation, text);
        }
    }

    private void Translate()
    {
        if (_model.IsView)
        {
            _entity.ToView(_model.DatabaseName, _model.DatabaseSchema);
        }
        else
        {
            _entity.ToTable(_model.DatabaseName, _model.DatabaseSchema);
        }

        var order = 0;
        foreach (var field in _model.ScalarFields)
        {
            Translate(field, order++);
        }

        TranslateKey();
        TranslateIndexes();
    }

    private void TranslateKey()
    {
        var key = _model.PrimaryKey;
        if (key is not null && !HasMappedKey(_model))
        {
            _entity.HasUnmappedKey(new UnmappedKey(key.DatabaseName, [.. key.Fields.Select(f => f.Field.ColumnName)]));
        }

        if (IsKeyless(_model))
        {
            _entity.HasNoKey();
        }
        else if (HasMappedKey(_model))
        {
            _entity.HasKey([.. key!.Fields.Select(f => _binding.NameOf(f.Field))]).HasName(key.DatabaseName);
        }
        else
        {
            // EF tracks rows by a key, and any unique of required fields tells them apart.
            var unique = _model.Indexes.First(IsUniqueOfRequiredFields);
            _entity.HasKey([.. unique.Fields.Select(f => _binding.NameOf(f.Field))]).HasName(unique.DatabaseName).IsUniqueIndex();
        }
    }

    private static bool IsUniqueOfRequiredFields(ModelIndex index) =>
        index.IsUnique && CanMap(index) && index.Fields.All(f => f.Field.Arity == FieldArity.Required);

    private void TranslateIndexes()
    {
        if (_model.IsView)
        {
            return;
        }

        foreach (var (order, index) in _model.Indexes.Index())
        {
            if (!CanMap(index))
            {
                _entity.HasUnmappedIndex(Unmapped(index, order));
                continue;
            }

            var built = _entity.HasIndex([.. index.Fields.Select(f => _binding.NameOf(f.Field))], index.DatabaseName)
                .HasDatabaseName(index.DatabaseName)
                .IsUnique(index.IsUnique)
                .HasAnnotation(SchemaAnnotationNames.Order, order);
            Configure(built, index);
        }
    }

    /// <summary>EF's update pipeline compares the values of unique indexes, and lists have no order.</summary>
    private static bool CanMap(ModelIndex index) =>
        index.Fields.All(f => ColumnMapping.Of(f.Field) is not null && (!index.IsUnique || f.Field.Arity != FieldArity.List));

    private static UnmappedIndex Unmapped(ModelIndex index, int order) => new(
        index.DatabaseName,
        [.. index.Fields.Select(f => f.Field.ColumnName)],
        index.IsUnique,
        [.. index.Fields.Select(f => f.IsDescending)],
        [.. index.Fields.Select(f => f.OperatorClass ?? "")],
        index.Type.ToString().ToLowerInvariant(),
        index.Where,
        order);

    private static void Configure(IndexBuilder built, ModelIndex index)
    {
        if (index.Fields.Any(f => f.IsDescending))
        {
            built.IsDescending([.. index.Fields.Select(f => f.IsDescending)]);
        }

        if (index.Type != IndexType.BTree)
        {
            built.HasMethod(index.Type.ToString().ToLowerInvariant());
        }

        if (index.Fields.Any(f => f.OperatorClass is not null))
        {
            built.HasOperators([.. index.Fields.Select(f => f.OperatorClass ?? "")]);
        }

        if (index.Where is not null)
        {
            built.HasFilter(index.Where);
        }
    }

    private void Translate(ScalarField field, int order)
    {
        var mapping = ColumnMapping.Of(field);
        if (mapping is null || (field.IsIgnored && !_keyFields.Contains(field)))
        {
            var storeType = StoreType(field, mapping);
            _entity.HasUnmappedColumn(new(field.ColumnName, storeType, field.Arity != FieldArity.Required, DefaultSql.Of(field, storeType), order));
            return;
        }

        var bound = _binding.PropertyOf(field);
        var comment = TypeComment.Of(field);
        if (comment.Type == nameof(DateTimeOffset))
        {
            mapping = mapping with { ClrType = typeof(DateTimeOffset) };
        }

        var property = _entity.Property(bound?.Type ?? ClrType(field, mapping), _binding.NameOf(field))
            .HasColumnName(field.ColumnName)
            .HasColumnOrder(order)
            .IsRequired(field.Arity == FieldArity.Required);
        var converter = bound is null ? PropertyFit.ConverterOf(mapping, mapping.ClrType) : bound.Converter;
        if (converter is not null)
        {
            Convert(field, mapping, property, converter);
        }
        else if (bound is null ? !mapping.IsConventional : !IsEnum(bound))
        {
            property.HasColumnType(StoreType(field, mapping));
        }

        if (field.Type is FieldType.Enum(var schemaEnum))
        {
            property.HasAnnotation(SchemaAnnotationNames.Enum, schemaEnum.Name);
        }

        if (bound?.IsJson is true)
        {
            property.Metadata.SetValueComparer(typeof(JsonValueComparer<>).MakeGenericType(bound.Type));
        }
        else if (comment.Type is { } type && mapping.ClrType == typeof(JsonDocument))
        {
            property.HasAnnotation(SchemaAnnotationNames.JsonType, type);
        }

        Document(property.Metadata, comment.Documentation);
        TranslateDefault(field, mapping, property);
    }

    /// <summary>Npgsql is told of the app's enum itself, and knows the PostgreSQL type of it.</summary>
    private static bool IsEnum(BoundProperty bound) => (PropertyFit.ElementType(bound.Type) ?? Nullable.GetUnderlyingType(bound.Type) ?? bound.Type).IsEnum;

    private static void Convert(ScalarField field, ColumnMapping mapping, PropertyBuilder property, ValueConverter converter)
    {
        if (field.Arity == FieldArity.List)
        {
            // A type for the whole list would turn the conversion of its elements off.
            property.Metadata.SetElementType(PropertyFit.ElementType(property.Metadata.ClrType));
            property.Metadata.GetElementType()!.SetStoreType(mapping.StoreType);
            property.Metadata.GetElementType()!.SetValueConverter(converter);
        }
        else
        {
            property.HasColumnType(mapping.StoreType).HasConversion(converter);
        }
    }

    private void TranslateDefault(ScalarField field, ColumnMapping mapping, PropertyBuilder property)
    {
        if (field.IsUpdatedAt)
        {
            property.HasAnnotation(SchemaAnnotationNames.UpdatedAt, true);
        }

        // Said outright, since EF would have the values of foreign keys given by what they refer to alone.
        if (DefaultSql.Of(field, mapping.StoreType) is { } sql)
        {
            property.HasDefaultValueSql(sql).ValueGeneratedOnAdd();
        }

        switch (field.Default)
        {
            case DefaultValue.Autoincrement:
                property.UseSerialColumn().ValueGeneratedOnAdd();
                break;
            case DefaultValue.ClientGenerated generated:
                ClientValues.Configure(property, generated);
                break;
            case DefaultValue.Constant(var literal) when _binding.HasClass ? field.Type is FieldType.Scalar(ScalarType.Boolean) : ClassInitializes(field, literal):
            case null when _keyFields.Contains(field):
                property.ValueGeneratedNever();
                break;
        }
    }

    /// <summary>Constants that a class can hold as a property initializer: the application then sends them, and false or 0 is a value like any other.</summary>
    private static bool ClassInitializes(ScalarField field, Literal literal) => field.Type switch
    {
        FieldType.Enum => true,
        FieldType.Scalar(ScalarType.Decimal) => IsDecimal(literal),
        FieldType.Scalar(var type) => type is not (ScalarType.DateTime or ScalarType.Json or ScalarType.Bytes) && field.NativeType?.Name is not ("Uuid" or "Inet" or "Bit" or "VarBit"),
        _ => false,
    };

    private static bool IsDecimal(Literal literal) => literal switch
    {
        Literal.List(var elements) => elements.All(IsDecimal),
        Literal.Number(var digits) => DecimalDigits.FitDecimal(digits),
        _ => true,
    };

    /// <summary>The PostgreSQL type of a field's column.</summary>
    internal static string StoreType(ScalarField field, ColumnMapping? mapping)
    {
        var element = mapping?.StoreType ?? ((FieldType.Unsupported)field.Type).DatabaseType;
        return field.Arity == FieldArity.List ? $"{element}[]" : element;
    }

    private static Type ClrType(ScalarField field, ColumnMapping mapping) => field.Arity switch
    {
        FieldArity.List => typeof(List<>).MakeGenericType(mapping.ClrType),
        FieldArity.Optional when mapping.ClrType.IsValueType => typeof(Nullable<>).MakeGenericType(mapping.ClrType),
        _ => mapping.ClrType,
    };

    /// <summary>Fields that EF must know as properties even under <c>@ignore</c>, since a key or an index is made of them.</summary>
    private static IEnumerable<ScalarField> KeyFields(Model model)
    {
        var foreignKeys = model.RelationFields
            .Select(f => f.Relation).OfType<ForeignKeyRelation>()
            .Where(r => r.Dependent == model).SelectMany(r => r.Fields);
        return (model.PrimaryKey?.Fields.Select(f => f.Field) ?? [])
            .Concat(model.Indexes.SelectMany(i => i.Fields).Select(f => f.Field))
            .Concat(foreignKeys);
    }
}
